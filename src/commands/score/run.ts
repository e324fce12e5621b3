import { nameLabel } from '../../analyze/judge/name-label.ts';
import { checkGate } from '../../metrics/gate.ts';
import { scoreFindings } from '../../metrics/score-findings.ts';
import { readLabels } from '../../records/labels/read-labels.ts';
import type { LabelFile } from '../../records/labels/reference-label.ts';
import { readFindings } from '../../records/read-findings.ts';
import type { Context } from '../context/context.ts';
import { UsageError } from '../errors/usage-error.ts';
import { findFindingsFiles } from '../inputs/find-findings-files.ts';
import type { ScoreRequest } from './command.ts';
import { printScore } from './print.ts';

/** Does what `tau-triage score` was asked for and returns its exit code. Throws one sentence where a file cannot be read. */
export async function runScore(request: ScoreRequest, { out, err }: Context): Promise<number> {
  const { format, misses, failOn, by } = request;
  const paths = splitFiles(request);
  const findingsFiles = await Promise.all(
    (await findFindingsFiles(paths.findings)).map(async (path) => await readFindings({ path, by })),
  );
  const labelFiles = nameApart(
    await Promise.all([...new Set(paths.labels)].map(async (path) => await readLabels({ path }))),
  );
  const findings = findingsFiles.flatMap((file) => file.findings);
  if (findings.length === 0) {
    throw new Error(`There is not one finding in ${paths.findings.join(', ')}.`);
  }
  const score = scoreFindings({ findings, labels: labelFiles.flatMap(({ labels }) => labels), nameLabel });
  const problems = [...findingsFiles, ...labelFiles].flatMap((file) => file.problems);
  for (const problem of problems) {
    err.line(problem);
  }
  if (score.counts.labelled === score.counts.not_judged) {
    err.line('Not one label fits a finding: do the labels and the findings tell of the same runs?');
  }
  printScore({ format, misses, score, provenance: { findings, findingsFiles, labelFiles, problems }, out });
  const broken = failOn.flatMap((gate) => checkGate({ gate, score }) ?? []);
  for (const sentence of broken) {
    err.line(`--fail-on ${sentence}`);
  }
  if (broken.length > 0) {
    return 4;
  }
  return problems.length > 0 ? 3 : 0;
}

function splitFiles({ files, labels }: ScoreRequest) {
  const [first, ...rest] = files;
  if (first === undefined) {
    throw new UsageError(
      'name a findings file and label files, e.g. `tau-triage score results/run.findings.jsonl run.labels.jsonl`.',
    );
  }
  if (labels !== null) {
    return { findings: files, labels };
  }
  if (rest.length === 0) {
    throw new UsageError(`name at least one label file after ${first}, or give label files by --labels.`);
  }
  return { findings: [first], labels: rest };
}

/** Two foreign files of one name are two annotators; label records name theirs, in as many files as they like. */
function nameApart(files: readonly LabelFile[]): readonly LabelFile[] {
  const taken = new Set(files.flatMap(({ kind, labels }) => (kind === 'labels' ? labels : []).map(annotatorOf)));
  return files.map((file) => {
    if (file.kind === 'labels') {
      return file;
    }
    const name = file.labels[0]?.annotator ?? file.file;
    const annotator = taken.has(name) ? file.file : name;
    taken.add(annotator);
    return { ...file, labels: file.labels.map((label) => ({ ...label, annotator })) };
  });
}

function annotatorOf({ annotator }: { readonly annotator: string }): string {
  return annotator;
}
