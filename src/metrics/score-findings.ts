import type { Finding } from '../records/finding.ts';
import type { ReferenceLabel } from '../records/labels/reference-label.ts';
import { type AnnotatorAgreement, annotatorAgreement } from './annotator-agreement.ts';
import { type LabelledRun, matchLabels } from './match-labels.ts';
import { type Measure, shareOf } from './measure.ts';
import type { MeasureName } from './measure-names.ts';
import { type Miss, missOf } from './miss.ts';
import { type NameLabel, nameFinding } from './namings.ts';
import { calibrationMeasures, type ScoreCalibration, scoreCalibration } from './score-calibration.ts';
import { hasPassed, scoreFindingsAlone } from './score-findings-alone.ts';
import { type ReferenceCase, type ReferenceScore, scoreReference } from './score-reference.ts';

/** Findings measured against labels. */
export interface Score {
  readonly counts: {
    readonly findings: number;
    readonly errors: number;
    readonly passing: number;
    readonly labelled: number;
    /** Labelled runs without a finding: in no measure but `judged`. */
    readonly not_judged: number;
    /** Labelled runs whose finding is an error: wrong in every measure. */
    readonly labelled_errors: number;
    readonly unlabelled: number;
    readonly unknown_costs: number;
  };
  /** Against the accepted set: whatever any annotator says is right. */
  readonly measures: Readonly<Record<MeasureName, Measure>>;
  readonly classes: ReferenceScore['classes'];
  readonly confusion: ReferenceScore['confusion'];
  /** Against each annotator alone. */
  readonly annotators: readonly ({ readonly name: string; readonly labels: number } & ReferenceScore)[];
  readonly agreement: readonly AnnotatorAgreement[];
  readonly calibration: ScoreCalibration;
  readonly misses: readonly Miss[];
  readonly not_judged: readonly NotJudged[];
}

/** A labelled run that no finding is about. */
export type NotJudged = Pick<ReferenceLabel, 'trajectory' | 'file' | 'task_id' | 'trial'> & {
  readonly annotators: readonly string[];
};

/**
 * Measures findings against labels. A finding with an error is wrong wherever its run is labelled; a labelled run
 * without a finding is listed and counts for `judged` alone. Throws one sentence where a label fits several findings.
 */
export function scoreFindings({
  findings,
  labels,
  nameLabel,
}: {
  readonly findings: readonly Finding[];
  readonly labels: readonly ReferenceLabel[];
  readonly nameLabel: NameLabel;
}): Score {
  const { runs, unlabelled } = matchLabels({ findings, labels });
  const judged = runs.flatMap(({ finding, labels }) => (finding ? [{ finding, labels }] : []));
  const cases = judged.map((run) => ({ ...asCase({ ...run, nameLabel }), confidence: run.finding.confidence }));
  const annotators = [...new Set(labels.map(({ annotator }) => annotator))];
  const accepted = scoreReference(cases);
  const calibrated = scoreCalibration(cases);
  return {
    counts: {
      findings: findings.length,
      errors: findings.filter(({ status }) => status === 'error').length,
      passing: findings.filter(hasPassed).length,
      labelled: runs.length,
      not_judged: runs.length - judged.length,
      labelled_errors: judged.filter(({ finding }) => finding.status === 'error').length,
      unlabelled: unlabelled.length,
      unknown_costs: findings.filter(({ cost_usd }) => cost_usd === null).length,
    },
    measures: {
      ...accepted.measures,
      ...scoreFindingsAlone(findings),
      judged: shareOf(runs.map(({ finding }) => finding?.status === 'judged')),
      ...calibrationMeasures(calibrated),
    },
    classes: accepted.classes,
    confusion: accepted.confusion,
    annotators: annotators.map((name) => scoreAnnotator({ name, runs, judged, nameLabel })),
    agreement: annotatorAgreement({ runs, annotators, nameLabel }),
    calibration: calibrated,
    misses: judged.flatMap((run) => missOf({ ...run, one: asCase({ ...run, nameLabel }) }) ?? []),
    not_judged: runs.flatMap((run) => (run.finding ? [] : notJudged(run))),
  };
}

interface JudgedRun {
  readonly finding: Finding;
  readonly labels: readonly ReferenceLabel[];
}

function scoreAnnotator({
  name,
  runs,
  judged,
  nameLabel,
}: {
  readonly name: string;
  readonly runs: readonly LabelledRun[];
  readonly judged: readonly JudgedRun[];
  readonly nameLabel: NameLabel;
}): Score['annotators'][number] {
  const cases = judged.flatMap(({ finding, labels }) => {
    const own = labels.filter(({ annotator }) => annotator === name);
    return own.length === 0 ? [] : [asCase({ finding, labels: own, nameLabel })];
  });
  const labelled = runs.filter(({ labels }) => labels.some(({ annotator }) => annotator === name)).length;
  return { name, labels: labelled, ...scoreReference(cases) };
}

function asCase({ finding, labels, nameLabel }: JudgedRun & { readonly nameLabel: NameLabel }): ReferenceCase {
  return {
    found: nameFinding(finding),
    foundStep: finding.status === 'error' ? null : finding.step,
    status: finding.attribution?.status ?? null,
    labels: labels.map((label) => ({ named: nameLabel(label), step: label.step })),
  };
}

function notJudged({ labels }: LabelledRun): readonly NotJudged[] {
  const label = labels[0];
  if (!label) {
    return [];
  }
  const { trajectory, file, task_id, trial } = label;
  return [{ trajectory, file, task_id, trial, annotators: labels.map(({ annotator }) => annotator) }];
}
