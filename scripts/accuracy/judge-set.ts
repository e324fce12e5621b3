import { analyzeFiles } from '../../src/analyze/analyze-files.ts';
import type { Judge } from '../../src/analyze/judge/judge.ts';
import type { Finding } from '../../src/records/finding.ts';
import { readLabels } from '../../src/records/labels/read-labels.ts';
import type { ReferenceLabel } from '../../src/records/labels/reference-label.ts';
import { isPassed } from '../../src/records/reward.ts';
import type { LabelledSet } from './labelled-sets.ts';

/** A set with what a judge says of it. */
export interface JudgedSet {
  readonly labels: readonly ReferenceLabel[];
  /** Findings of runs that did not get the full reward. */
  readonly failing: readonly Finding[];
  readonly passing: readonly Finding[];
}

/** Has a judge look at every run of a set, those that passed included. */
export async function judgeSet({
  set,
  judge,
}: {
  readonly set: LabelledSet;
  readonly judge: Judge;
}): Promise<JudgedSet> {
  const findings: Finding[] = [];
  for (const { files, dataset } of set.parts) {
    const options = { paths: files, judge, includePassed: true, ...(dataset === undefined ? {} : { dataset }) };
    findings.push(...(await analyzeFiles(options).toArray()));
  }
  const labelFiles = await Promise.all(set.labels.map(async (path) => await readLabels({ path })));
  return {
    labels: labelFiles.flatMap(({ labels }) => labels),
    failing: findings.filter(({ reward }) => !isPassed(reward)),
    passing: findings.filter(({ reward }) => isPassed(reward)),
  };
}
