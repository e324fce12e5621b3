import { nameLabel } from '../analyze/judge/name-label.ts';
import { checkGate } from '../metrics/gate.ts';
import { type Score, scoreFindings } from '../metrics/score-findings.ts';
import type { Finding, JudgeRecord } from '../records/finding.ts';
import { readLabels } from '../records/labels/read-labels.ts';
import type { LabelFile } from '../records/labels/reference-label.ts';
import { readFindings } from '../records/read-findings.ts';
import { scoreConfusionCsv, scoreMeasuresCsv } from '../report/score-csv.ts';
import { scoreText } from '../report/score-text.ts';
import { sanitiseLine } from '../text/sanitise.ts';
import { findFindingsFiles } from './find-findings-files.ts';
import { packageVersion } from './package-version.ts';
import { parseGate } from './parse-gate.ts';
import { parseChoice, parseInteger } from './parse-options.ts';
import type { ScoreFlags } from './score.ts';
import { UsageError } from './usage-error.ts';

/** Does what `tau-triage score` was asked for and returns its exit code. Throws one sentence where a file cannot be read. */
export async function runScore(request: ScoreFlags & { readonly files: readonly string[] }): Promise<number> {
  const format = parseChoice(request.format, '--format', ['table', 'json', 'csv', 'confusion']);
  const misses = parseInteger(request.misses, '--misses');
  const gates = request.failOn.map(parseGate);
  const paths = splitFiles(request);
  const findingsFiles = await Promise.all(
    (await findFindingsFiles(paths.findings)).map(async (path) => await readFindings({ path })),
  );
  const labelFiles = nameApart(
    await Promise.all([...new Set(paths.labels)].map(async (path) => await readLabels({ path }))),
  );
  const findings = findingsFiles.flatMap((file) => file.findings);
  if (findings.length === 0) throw new Error(`There is not one finding in ${paths.findings.join(', ')}.`);
  const score = scoreFindings({ findings, labels: labelFiles.flatMap(({ labels }) => labels), nameLabel });
  const problems = [...findingsFiles, ...labelFiles].flatMap((file) => file.problems);
  const say = (line: string) => process.stderr.write(`${sanitiseLine(line)}\n`);
  for (const problem of problems) say(problem);
  if (score.counts.labelled === score.counts.not_judged)
    say('Not one label fits a finding: do the labels and the findings tell of the same runs?');
  print({ format, misses, score, provenance: { findings, findingsFiles, labelFiles, problems } });
  const broken = gates.flatMap((gate) => checkGate({ gate, score }) ?? []);
  for (const sentence of broken) say(`--fail-on ${sentence}`);
  if (broken.length > 0) return 4;
  return problems.length > 0 ? 3 : 0;
}

function splitFiles({ files, labels }: { readonly files: readonly string[]; readonly labels?: readonly string[] }) {
  const [first, ...rest] = files;
  if (first === undefined)
    throw new UsageError(
      'name a findings file and label files, e.g. `tau-triage score results/run.findings.jsonl run.labels.jsonl`.',
    );
  if (labels !== undefined) return { findings: files, labels };
  if (rest.length === 0)
    throw new UsageError(`name at least one label file after ${first}, or give label files by --labels.`);
  return { findings: [first], labels: rest };
}

/** Two foreign files of one name are two annotators; label records name theirs, in as many files as they like. */
function nameApart(files: readonly LabelFile[]): readonly LabelFile[] {
  const taken = new Set(files.flatMap(({ kind, labels }) => (kind === 'labels' ? labels : []).map(annotatorOf)));
  return files.map((file) => {
    if (file.kind === 'labels') return file;
    const name = file.labels[0]?.annotator ?? file.file;
    const annotator = taken.has(name) ? file.file : name;
    taken.add(annotator);
    return { ...file, labels: file.labels.map((label) => ({ ...label, annotator })) };
  });
}

function annotatorOf({ annotator }: { readonly annotator: string }): string {
  return annotator;
}

interface Provenance {
  readonly findings: readonly Finding[];
  readonly findingsFiles: readonly { readonly file: string; readonly findings: readonly unknown[] }[];
  readonly labelFiles: readonly LabelFile[];
  readonly problems: readonly string[];
}

function print({
  format,
  misses,
  score,
  provenance,
}: {
  readonly format: 'table' | 'json' | 'csv' | 'confusion';
  readonly misses: number;
  readonly score: Score;
  readonly provenance: Provenance;
}): void {
  const { stdout } = process;
  if (format === 'json') stdout.write(`${JSON.stringify({ ...describe(provenance), ...score }, null, 2)}\n`);
  else if (format === 'csv') stdout.write(scoreMeasuresCsv(score));
  else if (format === 'confusion') stdout.write(scoreConfusionCsv(score));
  else {
    const width = stdout.isTTY ? (stdout.columns ?? 80) : Math.max(60, Number(process.env['COLUMNS']) || 160);
    stdout.write(`${scoreText({ score, width, misses })}\n`);
  }
}

/** What the numbers were made from, so that they can be made again. */
function describe({ findings, findingsFiles, labelFiles, problems }: Provenance) {
  const judges = new Map<string, JudgeRecord>(findings.map(({ judge }) => [JSON.stringify(judge), judge]));
  return {
    version: packageVersion(),
    findings: findingsFiles.map(({ file, findings: rows }) => ({ file, rows: rows.length })),
    labels: labelFiles.map(({ file, kind, hash, labels }) => ({
      file,
      kind,
      hash,
      rows: labels.length,
      annotators: [...new Set(labels.map(annotatorOf))],
    })),
    judges: [...judges.values()],
    problems,
  };
}
