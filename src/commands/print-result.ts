import type { AnalyzeResult } from '../analyze/analyze.ts';
import { findingsCsv } from '../report/findings-csv.ts';
import { findingsTable } from '../report/findings-table.ts';
import { summaryText } from '../report/summary-text.ts';
import { tauBenchReport } from '../report/tau-bench-report.ts';
import type { AnalysisRequest } from './run-analysis.ts';

/** Rows of the table that stand under the summary. */
const headRows = 10;

/** Writes what the flags ask for to stdout: data alone where a format is named, else summary, head of the table, paths. */
export function printResult({
  result,
  request,
}: {
  readonly result: AnalyzeResult;
  readonly request: AnalysisRequest;
}): void {
  const { findings } = result;
  const width = process.stdout.isTTY
    ? (process.stdout.columns ?? 80)
    : Math.max(60, Number(process.env['COLUMNS']) || 160);
  const print = (text: string) => process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
  if (request.compat !== undefined) return void print(JSON.stringify(tauBenchReport(findings), null, 2));
  if (request.format === 'json') return void print(JSON.stringify(findings, null, 2));
  if (request.format === 'csv') return void print(findingsCsv(findings));
  if (request.format === 'table') return void print(findingsTable({ findings, width }));
  print(`${countsText(result)}\n`);
  print(summaryText(findings));
  if (findings.length > 0) {
    print(`\n${findingsTable({ findings: findings.slice(0, headRows), width })}`);
    if (findings.length > headRows) print(`... and ${findings.length - headRows} more (--format table shows all).`);
  }
  const paths = result.files.filter(({ chosen }) => chosen > 0).map(({ findingsPath }) => findingsPath);
  print('');
  if (paths.length > 0) print(`Findings: ${paths.join(', ')}`);
  if (request.csv !== undefined) print(`CSV:      ${request.csv}`);
  if (paths.length > 0)
    print(`Next:     tau-triage browse ${paths.length > 3 ? `${request.output}/*.findings.jsonl` : paths.join(' ')}`);
  if (result.interrupted) print('Interrupted: what was done is kept; the same command goes on from here.');
}

function countsText({ files, refused }: AnalyzeResult): string {
  const sum = (key: 'read' | 'chosen' | 'reused' | 'passed' | 'ungraded' | 'filtered') =>
    files.reduce((total, file) => total + file[key], 0);
  const parts = [`${sum('chosen')} chosen`, `${sum('passed')} passed`];
  if (sum('ungraded') > 0) parts.push(`${sum('ungraded')} ungraded`);
  if (sum('filtered') > 0) parts.push(`${sum('filtered')} filtered out`);
  const reused = sum('reused') > 0 ? ` ${sum('reused')} findings were there already.` : '';
  const unread =
    refused.length > 0 ? ` ${refused.length} ${refused.length === 1 ? 'file' : 'files'} could not be read.` : '';
  return `${sum('read')} runs in ${files.length} ${files.length === 1 ? 'file' : 'files'}: ${parts.join(', ')}.${reused}${unread}`;
}
