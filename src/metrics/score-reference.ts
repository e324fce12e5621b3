import type { AttributionStatus } from '../records/attribution.ts';
import { cohensKappa } from './cohens-kappa.ts';
import { type ConfusionMatrix, confusionMatrix, type Pair } from './confusion-matrix.ts';
import { type ClassScore, classScores, macroF1 } from './f1.ts';
import { type Measure, plainMeasure, shareOf } from './measure.ts';
import { type ReferenceMeasureName, stepTolerances } from './measure-names.ts';
import { type Named, type Naming, namings } from './namings.ts';
import { stepDistance } from './step-distance.ts';

/** One run as found, beside what the annotators of a reference say about it. */
export interface ReferenceCase {
  readonly found: Readonly<Record<Naming, string>>;
  readonly foundStep: number | null;
  /** How certain the finding is of its author; null where it does not tell. */
  readonly status: AttributionStatus | null;
  /** One entry an annotator; where they differ, each of them is accepted. */
  readonly labels: readonly { readonly named: Named; readonly step: number | null }[];
}

/** How findings compare with one reference: an annotator, or all of them together. */
export interface ReferenceScore {
  readonly measures: Readonly<Record<ReferenceMeasureName, Measure>>;
  readonly classes: Readonly<Record<Naming, readonly ClassScore[]>>;
  readonly confusion: Readonly<Record<Naming, ConfusionMatrix>>;
}

/**
 * Compares findings with labels. A run counts for a vocabulary, or for steps, only where some label speaks of it. With
 * several annotators a finding is right if any of them agrees, and is set against the first one's word if none does;
 * kappa is then left out, since such a reference is not a rater that is independent of the finding.
 */
export function scoreReference(cases: readonly ReferenceCase[]): ReferenceScore {
  const pairs = eachNaming((naming) => cases.flatMap((one) => pairOf({ one, naming })));
  const single = cases.every(({ labels }) => labels.length <= 1);
  const kappa = (naming: Naming) =>
    single ? asMeasure(cohensKappa(pairs[naming])) : plainMeasure({ value: null, n: pairs[naming].length });
  const f1 = (naming: Naming) => plainMeasure({ value: macroF1(pairs[naming]), n: pairs[naming].length });
  const accuracy = (naming: Naming) => shareOf(pairs[naming].map(({ label, found }) => label === found));
  const recall = (author: string) =>
    shareOf(pairs.author.filter(({ label }) => label === author).map(({ found }) => found === author));
  const authorWhere = (status: AttributionStatus) =>
    shareOf(
      cases
        .filter((one) => one.status === status)
        .flatMap((one) => pairOf({ one, naming: 'author' }))
        .map(({ label, found }) => label === found),
    );
  return {
    measures: {
      author_accuracy: accuracy('author'),
      author_macro_f1: f1('author'),
      author_recall_agent: recall('agent'),
      author_recall_user: recall('user'),
      author_recall_environment: recall('environment'),
      author_kappa: kappa('author'),
      author_accuracy_settled: authorWhere('settled'),
      author_accuracy_supported: authorWhere('supported'),
      author_accuracy_contested: authorWhere('contested'),
      author_accuracy_open: authorWhere('open'),
      ...stepMeasures(cases),
      type_accuracy: accuracy('type'),
      type_macro_f1: f1('type'),
      type_kappa: kappa('type'),
      tau_bench_accuracy: accuracy('tau_bench'),
      tau_bench_macro_f1: f1('tau_bench'),
      tau_bench_kappa: kappa('tau_bench'),
      agentrx_accuracy: accuracy('agentrx'),
      agentrx_macro_f1: f1('agentrx'),
      agentrx_kappa: kappa('agentrx'),
    },
    classes: eachNaming((naming) => classScores(pairs[naming])),
    confusion: eachNaming((naming) => confusionMatrix(pairs[naming])),
  };
}

/** The finding's word beside the label's; nothing where no label has one. */
export function pairOf({ one, naming }: { readonly one: ReferenceCase; readonly naming: Naming }): readonly Pair[] {
  const accepted = one.labels.flatMap(({ named }) => named[naming] ?? []);
  const first = accepted[0];
  if (first === undefined) {
    return [];
  }
  const found = one.found[naming];
  return [{ label: accepted.includes(found) ? found : first, found }];
}

/** Shares of the runs whose step lies near enough to one that a label names. No step found is a miss. */
function stepMeasures(cases: readonly ReferenceCase[]) {
  const distances = cases.flatMap(({ foundStep, labels }) => {
    const accepted = labels.flatMap(({ step }) => step ?? []);
    return accepted.length === 0 ? [] : [stepDistance({ step: foundStep, accepted })];
  });
  const within = (name: keyof typeof stepTolerances) =>
    shareOf(distances.map((distance) => distance !== null && distance <= stepTolerances[name]));
  return {
    step_exact: within('step_exact'),
    step_within_1: within('step_within_1'),
    step_within_3: within('step_within_3'),
    step_within_5: within('step_within_5'),
  };
}

function eachNaming<Value>(read: (naming: Naming) => Value): Readonly<Record<Naming, Value>> {
  return Object.fromEntries(namings.map((naming) => [naming, read(naming)])) as Record<Naming, Value>;
}

function asMeasure({ value, n, hits, low, high }: Measure): Measure {
  return { value, n, hits, low, high };
}
