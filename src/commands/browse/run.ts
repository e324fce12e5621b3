import type { Finding } from '../../records/finding.ts';
import { openTrajectory } from '../../records/open-trajectory.ts';
import { type FindingsFile, readFindings } from '../../records/read-findings.ts';
import { findingsTable } from '../../report/findings-table.ts';
import type { Context } from '../context/context.ts';
import { findFindingsFiles } from '../inputs/find-findings-files.ts';
import { browseSignals } from '../terminal/browse-signals.ts';
import { shellWord } from '../terminal/shell-word.ts';
import { createShowText } from '../terminal/show-text.ts';
import { suspendProcess } from '../terminal/suspend-process.ts';
import { terminalLooks } from '../terminal/terminal-looks.ts';
import type { BrowseRequest } from './command.ts';

/**
 * Shows findings: in the browser where stdin and stdout are a terminal, else as a plain table. Resolves with the exit
 * code; throws one sentence where a file cannot be opened.
 */
export async function runBrowse({ paths, by, ascii }: BrowseRequest, context: Context): Promise<number> {
  const files = await findFindingsFiles(paths.length === 0 ? [context.at('results')] : paths);
  const load = async () => await Promise.all(files.map(async (path) => await readFindings({ path, by })));
  const findings = await load();
  const { out, host, environment } = context;
  const terminal = out.isTerminal && context.stdin.isTTY === true;
  const looks = terminalLooks({ environment, terminal });
  if (!looks.interactive || host === null) {
    return printTable(findings, context);
  }
  const { stdin } = context;
  // React reads the one and Ink's colour library the other while they are loaded.
  host.env['NODE_ENV'] = 'production';
  if (!looks.colors) {
    host.env['FORCE_COLOR'] = '0';
  }
  const { startBrowser } = await import('../../browse/start-browser.tsx');
  const signals = browseSignals({ stdout: out.stream, host });
  let last: Finding | null = null;
  try {
    last = await startBrowser({
      findings,
      openTrajectory,
      reload: load,
      showText: signals.ignoringInterrupts(createShowText(environment)),
      suspend: () => suspendProcess(host),
      stdin,
      stdout: out.stream,
      ascii: ascii || looks.ascii,
      signal: signals.signal,
    });
  } finally {
    signals.stop();
  }
  signals.rethrow();
  out.line(nextCommand({ last, findings }));
  return 0;
}

function printTable(findings: readonly FindingsFile[], { out, err }: Context): number {
  const width = out.width();
  for (const { file, findings: rows, problems } of findings) {
    if (findings.length > 1) {
      out.line(file);
    }
    if (rows.length > 0) {
      out.text(findingsTable({ findings: rows, width }));
    } else if (problems.length === 0) {
      out.line(`${file} holds no data: there is not one finding in it.`);
    }
    for (const problem of problems) {
      err.line(problem);
    }
  }
  const errors = findings.some(({ findings: rows, problems }) => {
    return problems.length > 0 || rows.some(({ status }) => status === 'error');
  });
  return errors ? 3 : 0;
}

function nextCommand({ last, findings }: { last: Finding | null; findings: readonly FindingsFile[] }): string {
  const finding = last ?? findings[0]?.findings[0];
  if (finding === undefined) {
    return 'Next: tau-triage analyze RESULTS.json';
  }
  const file = shellWord(finding.source.file);
  if (last === null || last.task_id === null) {
    return `Next: tau-triage analyze ${file} --csv findings.csv`;
  }
  const trial = last.trial === null ? '' : ` --trials ${last.trial}`;
  return `Next: tau-triage analyze ${file} --task-ids ${shellWord(String(last.task_id))}${trial} --format json`;
}
