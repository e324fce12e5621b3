import type { AnalyzeResult } from '../../analyze/analyze-result.ts';
import type { Finding } from '../../records/finding.ts';
import { isPassed } from '../../records/reward.ts';
import { findingsCsv } from '../../report/findings-csv.ts';
import { findingsTable } from '../../report/findings-table.ts';
import { createSummary } from '../../report/summary-text.ts';
import { tauBenchReport } from '../../report/tau-bench-report.ts';
import { counted } from '../../text/counted.ts';
import { wrap } from '../../text/wrap.ts';
import { shellWord } from '../terminal/shell-word.ts';
import type { Writer } from '../terminal/writer.ts';
import type { AnalyzeRequest } from './command.ts';

/** Rows of the table that stand under the summary. */
const headRows = 10;

/** What is printed, of what, and where. */
interface Printing {
  readonly result: AnalyzeResult;
  readonly request: AnalyzeRequest;
  /** Where the findings are. */
  readonly folder: string;
  /** What models took, in one sentence; null where none was asked. */
  readonly spent: string | null;
  readonly out: Writer;
}

/** Writes what the options ask for to stdout: data alone where a format is named, else summary, head of the table, paths. */
export async function printResult(printing: Printing): Promise<void> {
  const { result, request, out } = printing;
  if (request.compat !== null) {
    return out.data(`${JSON.stringify(await tauBenchReport(result.findings()), null, 2)}\n`);
  }
  if (request.format === 'json') {
    return await printJson(result, out);
  }
  if (request.format === 'csv') {
    for await (const piece of findingsCsv(result.findings())) {
      if (out.failure !== null) {
        return;
      }
      out.data(piece);
    }
    return;
  }
  if (request.format === 'table') {
    return out.text(findingsTable({ findings: await rowsOf(result, result.count), width: out.width() }));
  }
  await printSummary(printing);
}

async function printSummary(printing: Printing): Promise<void> {
  const { result, out, spent } = printing;
  const summary = createSummary();
  let passed = 0;
  for await (const finding of result.findings()) {
    summary.add(finding);
    if (isPassed(finding.reward)) {
      passed += 1;
    }
  }
  out.text(fitted(countsText(result, passed), out));
  out.text(fitted(summary.text(), out));
  if (spent !== null) {
    out.text(fitted(spent, out));
  }
  if (result.unpaid > 0) {
    const runs = `${counted(result.unpaid, 'run')} ${result.unpaid === 1 ? 'was' : 'were'}`;
    out.text(fitted(`--max-cost is spent: ${runs} not judged. The same command with more goes on from here.`, out));
  }
  if (result.count > 0) {
    const several = result.files.filter(({ chosen }) => chosen > 0).length > 1;
    out.text(`\n${findingsTable({ findings: await rowsOf(result, headRows), width: out.width(), several })}`);
    if (result.count > headRows) {
      out.line(`... and ${result.count - headRows} more (--format table shows all).`);
    }
  }
  printPaths(printing);
}

function printPaths({ result: { files, interrupted }, request: { csv }, folder, out }: Printing): void {
  const paths = files.filter(({ chosen }) => chosen > 0).map(({ findingsPath }) => findingsPath);
  out.line('');
  const shown = paths.length > 6 ? [`${folder}/*.findings.jsonl (${paths.length} files)`] : paths;
  for (const [index, path] of shown.entries()) {
    out.line(`${index === 0 ? 'Findings: ' : '          '}${path}`);
  }
  if (csv !== null) {
    out.line(`CSV:      ${csv}`);
  }
  if (paths.length > 0) {
    const named = paths.length > 3 ? `${shellWord(folder)}/*.findings.jsonl` : paths.map(shellWord).join(' ');
    out.line(`Next:     tau-triage browse ${named}`);
  }
  if (interrupted) {
    out.line('Interrupted: what was done is kept; the same command goes on from here.');
  }
}

async function printJson(result: AnalyzeResult, out: Writer): Promise<void> {
  let separator = '[\n';
  for await (const finding of result.findings()) {
    if (out.failure !== null) {
      return;
    }
    out.data(`${separator}${JSON.stringify(finding)}`);
    separator = ',\n';
  }
  out.data(separator === '[\n' ? '[]\n' : '\n]\n');
}

/** What the table shows of the first findings; their long parts would only fill memory. */
async function rowsOf(result: AnalyzeResult, most: number): Promise<Finding[]> {
  const rows: Finding[] = [];
  for await (const finding of result.findings()) {
    if (rows.length >= most) {
      break;
    }
    const description = finding.description?.slice(0, 400) ?? null;
    rows.push({ ...finding, description, evidence: [], faults: [], alignment: [], state_difference: [], reviews: [] });
  }
  return rows;
}

/** Long lines broken at the screen's width, where there is a screen. */
function fitted(text: string, { isTerminal, width }: Writer): string {
  return isTerminal ? wrap({ text, width: width() }).join('\n') : text;
}

/** `passed` is how many of the chosen runs did. */
function countsText({ files, refused }: AnalyzeResult, passed: number): string {
  const sum = (key: 'read' | 'chosen' | 'reused' | 'passed' | 'ungraded' | 'filtered') =>
    files.reduce((total, file) => total + file[key], 0);
  const parts = [passed > 0 ? `${sum('chosen')} chosen, of which ${passed} passed` : `${sum('chosen')} chosen`];
  if (sum('passed') > 0 || passed === 0) {
    parts.push(`${sum('passed')} passed`);
  }
  if (sum('ungraded') > 0) {
    parts.push(`${sum('ungraded')} ungraded`);
  }
  if (sum('filtered') > 0) {
    parts.push(`${sum('filtered')} filtered out`);
  }
  const kept = sum('reused');
  const reused = kept > 0 ? ` ${counted(kept, 'finding')} ${kept === 1 ? 'was' : 'were'} there already.` : '';
  const unread = refused.length > 0 ? ` ${counted(refused.length, 'file')} could not be read.` : '';
  return `${counted(sum('read'), 'run')} in ${counted(files.length, 'file')}: ${parts.join(', ')}.${reused}${unread}`;
}
