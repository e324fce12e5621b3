import type { Finding } from '../records/finding.ts';
import type { ReferenceLabel } from '../records/labels/reference-label.ts';

/** One labelled run: at most one label of each annotator, and the finding about it, if there is one. */
export interface LabelledRun {
  readonly finding: Finding | null;
  readonly labels: readonly ReferenceLabel[];
}

/** Labels and findings of the same runs, brought together. */
export interface Matched {
  /** In the order of the first label of each run. */
  readonly runs: readonly LabelledRun[];
  readonly unlabelled: readonly Finding[];
}

/**
 * Finds the finding of each label: by the stable id where the label has one, else by task and by whatever else the label
 * tells (results file, trial). The last label of an annotator counts for one run. Throws one sentence where a label
 * fits several findings.
 */
export function matchLabels({
  findings,
  labels,
}: {
  readonly findings: readonly Finding[];
  readonly labels: readonly ReferenceLabel[];
}): Matched {
  const byId = groupBy(findings, ({ trajectory }) => trajectory);
  const byTask = groupBy(findings, ({ task_id }) => String(task_id));
  const runs = new Map<unknown, { finding: Finding | null; labels: Map<string, ReferenceLabel> }>();
  for (const label of labels) {
    const candidates =
      label.trajectory === null
        ? (byTask.get(String(label.task_id)) ?? []).filter((finding) => isSameRun({ finding, label }))
        : (byId.get(label.trajectory) ?? []);
    if (candidates.length > 1) {
      throw new Error(ambiguous({ label, candidates }));
    }
    const finding = candidates[0] ?? null;
    const key = finding ?? JSON.stringify([label.trajectory, label.file, String(label.task_id), label.trial]);
    const run = runs.get(key) ?? { finding, labels: new Map() };
    run.labels.set(label.annotator, label);
    runs.set(key, run);
  }
  return {
    runs: [...runs.values()].map((run) => ({ finding: run.finding, labels: [...run.labels.values()] })),
    unlabelled: findings.filter((finding) => !runs.has(finding)),
  };
}

function isSameRun({ finding, label }: { readonly finding: Finding; readonly label: ReferenceLabel }): boolean {
  return (
    (label.trial === null || label.trial === finding.trial) &&
    (label.file === null || isSameFile({ path: finding.source.file, name: label.file }))
  );
}

/** Whether a path ends in the file that a label names, with or without the folders before it. */
function isSameFile({ path, name }: { readonly path: string; readonly name: string }): boolean {
  const plain = path.replaceAll('\\', '/');
  const tail = name.replaceAll('\\', '/').replace(/^(?:\.{0,2}\/)+/, '');
  return plain === tail || plain.endsWith(`/${tail}`);
}

function groupBy(findings: readonly Finding[], keyOf: (finding: Finding) => string): ReadonlyMap<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = keyOf(finding);
    const group = groups.get(key);
    if (group) {
      group.push(finding);
    } else {
      groups.set(key, [finding]);
    }
  }
  return groups;
}

const namedCandidates = 5;

function ambiguous({
  label,
  candidates,
}: {
  readonly label: ReferenceLabel;
  readonly candidates: readonly Finding[];
}): string {
  const named = candidates
    .slice(0, namedCandidates)
    .map(
      ({ trajectory, source, trial, judge }) => `${trajectory} (${source.file}, trial ${trial}, judge ${judge.name})`,
    );
  const more = candidates.length > named.length ? ` and ${candidates.length - named.length} more` : '';
  const what = label.trajectory === null ? `task ${label.task_id}` : label.trajectory;
  return (
    `The label of ${label.annotator} for ${what} fits ${candidates.length} findings: ${named.join(', ')}${more}. ` +
    'Score one judge and one results file at a time, or name the run in the label by `trajectory`, or by `file` and `trial`.'
  );
}
