import type { AnalyzeResult } from '../analyze/analyze.ts';
import type { Finding } from '../records/finding.ts';
import { isPassed } from '../records/reward.ts';
import { findingsCsv } from '../report/findings-csv.ts';
import { findingsTable } from '../report/findings-table.ts';
import { createSummary } from '../report/summary-text.ts';
import { tauBenchReport } from '../report/tau-bench-report.ts';
import { counted } from '../text/counted.ts';
import { wrap } from '../text/wrap.ts';
import type { AnalysisRequest } from './run-analysis.ts';
import { shellWord } from './shell-word.ts';

/** Rows of the table that stand under the summary. */
const headRows = 10;

/** Writes what the flags ask for to stdout: data alone where a format is named, else summary, head of the table, paths. */
export async function printResult({
  result,
  request,
}: {
  readonly result: AnalyzeResult;
  readonly request: AnalysisRequest;
}): Promise<void> {
  if (request.compat !== undefined) return print(JSON.stringify(await tauBenchReport(result.findings()), null, 2));
  if (request.format === 'json') return await printJson(result);
  if (request.format === 'csv') {
    for await (const piece of findingsCsv(result.findings())) print(piece);
    return;
  }
  if (request.format === 'table')
    return print(findingsTable({ findings: await rowsOf(result, result.count), width: screenWidth() }));
  const summary = createSummary();
  let passed = 0;
  for await (const finding of result.findings()) {
    summary.add(finding);
    if (isPassed(finding.reward)) passed += 1;
  }
  print(`${fitted(countsText(result, passed))}\n`);
  print(fitted(summary.text()));
  if (result.count > 0) {
    const several = result.files.filter(({ chosen }) => chosen > 0).length > 1;
    print(`\n${findingsTable({ findings: await rowsOf(result, headRows), width: screenWidth(), several })}`);
    if (result.count > headRows) print(`... and ${result.count - headRows} more (--format table shows all).`);
  }
  printPaths(result, request);
}

function printPaths({ files, interrupted }: AnalyzeResult, { csv, output }: AnalysisRequest): void {
  const paths = files.filter(({ chosen }) => chosen > 0).map(({ findingsPath }) => findingsPath);
  print('');
  const shown = paths.length > 6 ? [`${output}/*.findings.jsonl (${paths.length} files)`] : paths;
  for (const [index, path] of shown.entries()) print(`${index === 0 ? 'Findings: ' : '          '}${path}`);
  if (csv !== undefined) print(`CSV:      ${csv}`);
  if (paths.length > 0)
    print(
      `Next:     tau-triage browse ${paths.length > 3 ? `${shellWord(output)}/*.findings.jsonl` : paths.map(shellWord).join(' ')}`,
    );
  if (interrupted) print('Interrupted: what was done is kept; the same command goes on from here.');
}

async function printJson(result: AnalyzeResult): Promise<void> {
  let separator = '[\n';
  for await (const finding of result.findings()) {
    process.stdout.write(`${separator}${JSON.stringify(finding)}`);
    separator = ',\n';
  }
  print(separator === '[\n' ? '[]' : '\n]');
}

/** What the table shows of the first findings; their long parts would only fill memory. */
async function rowsOf(result: AnalyzeResult, most: number): Promise<Finding[]> {
  const rows: Finding[] = [];
  for await (const finding of result.findings()) {
    if (rows.length >= most) break;
    const description = finding.description?.slice(0, 400) ?? null;
    rows.push({ ...finding, description, evidence: [], faults: [], alignment: [], state_difference: [], reviews: [] });
  }
  return rows;
}

/** Long lines broken at the screen's width, where there is a screen. */
function fitted(text: string): string {
  return process.stdout.isTTY ? wrap({ text, width: screenWidth() }).join('\n') : text;
}

function screenWidth(): number {
  return process.stdout.isTTY ? (process.stdout.columns ?? 80) : Math.max(60, Number(process.env['COLUMNS']) || 160);
}

function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** `passed` is how many of the chosen runs did. */
function countsText({ files, refused }: AnalyzeResult, passed: number): string {
  const sum = (key: 'read' | 'chosen' | 'reused' | 'passed' | 'ungraded' | 'filtered') =>
    files.reduce((total, file) => total + file[key], 0);
  const parts = [passed > 0 ? `${sum('chosen')} chosen, of which ${passed} passed` : `${sum('chosen')} chosen`];
  if (sum('passed') > 0 || passed === 0) parts.push(`${sum('passed')} passed`);
  if (sum('ungraded') > 0) parts.push(`${sum('ungraded')} ungraded`);
  if (sum('filtered') > 0) parts.push(`${sum('filtered')} filtered out`);
  const kept = sum('reused');
  const reused = kept > 0 ? ` ${counted(kept, 'finding')} ${kept === 1 ? 'was' : 'were'} there already.` : '';
  const unread = refused.length > 0 ? ` ${counted(refused.length, 'file')} could not be read.` : '';
  return `${counted(sum('read'), 'run')} in ${counted(files.length, 'file')}: ${parts.join(', ')}.${reused}${unread}`;
}
