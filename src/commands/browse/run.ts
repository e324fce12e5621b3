import type { Finding } from '../../records/finding.ts';
import { type FindingsFile, readFindings } from '../../records/read-findings.ts';
import { findingsTable } from '../../report/findings-table.ts';
import { sanitiseLine } from '../../text/sanitise.ts';
import { findFindingsFiles } from '../inputs/find-findings-files.ts';
import { openTrajectory } from '../../records/open-trajectory.ts';
import { shellWord } from '../terminal/shell-word.ts';
import { browseSignals } from '../terminal/browse-signals.ts';
import { createShowText } from '../terminal/show-text.ts';
import { suspendProcess } from '../terminal/suspend-process.ts';
import { terminalLooks } from '../terminal/terminal-looks.ts';

/**
 * Shows findings: in the browser where stdin and stdout are a terminal, else as a plain table. Resolves with the exit
 * code; throws one sentence where a file cannot be opened.
 */
export async function browse({ paths, ascii }: { paths: readonly string[]; ascii: boolean }): Promise<number> {
  const files = await findFindingsFiles(paths.length === 0 ? ['results'] : paths);
  const load = async () => await Promise.all(files.map(async (path) => await readFindings({ path })));
  const findings = await load();
  const { stdin, stdout } = process;
  const environment = { ...process.env };
  const looks = terminalLooks({ environment, terminal: stdin.isTTY === true && stdout.isTTY === true });
  if (!looks.interactive) return printTable(findings);
  // React reads the one and Ink's colour library the other while they are loaded.
  process.env['NODE_ENV'] = 'production';
  if (!looks.colors) process.env['FORCE_COLOR'] = '0';
  const { startBrowser } = await import('../../browse/start-browser.tsx');
  const signals = browseSignals(stdout);
  let last: Finding | null = null;
  try {
    last = await startBrowser({
      findings,
      openTrajectory,
      reload: load,
      showText: signals.ignoringInterrupts(createShowText(environment)),
      suspend: suspendProcess,
      stdin,
      stdout,
      ascii: ascii || looks.ascii,
      signal: signals.signal,
    });
  } finally {
    signals.stop();
  }
  signals.rethrow();
  stdout.write(`${nextCommand({ last, findings })}\n`);
  return 0;
}

function printTable(findings: readonly FindingsFile[]): number {
  const { stdout, stderr } = process;
  const width = stdout.isTTY ? stdout.columns || 80 : Math.max(60, Number(process.env['COLUMNS']) || 160);
  for (const { file, findings: rows, problems } of findings) {
    if (findings.length > 1) stdout.write(`${sanitiseLine(file)}\n`);
    if (rows.length > 0) stdout.write(`${findingsTable({ findings: rows, width })}\n`);
    else if (problems.length === 0)
      stdout.write(`${sanitiseLine(file)} holds no data: there is not one finding in it.\n`);
    for (const problem of problems) stderr.write(`${sanitiseLine(problem)}\n`);
  }
  const errors = findings.some(({ findings: rows, problems }) => {
    return problems.length > 0 || rows.some(({ status }) => status === 'error');
  });
  return errors ? 3 : 0;
}

function nextCommand({ last, findings }: { last: Finding | null; findings: readonly FindingsFile[] }): string {
  const finding = last ?? findings[0]?.findings[0];
  if (finding === undefined) return 'Next: tau-triage analyze RESULTS.json';
  const file = shellWord(finding.source.file);
  if (last === null || last.task_id === null) return `Next: tau-triage analyze ${file} --csv findings.csv`;
  const trial = last.trial === null ? '' : ` --trials ${last.trial}`;
  return `Next: tau-triage analyze ${file} --task-ids ${shellWord(String(last.task_id))}${trial} --format json`;
}
