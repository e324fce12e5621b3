import type { LabelledRun } from './match-labels.ts';
import type { Measure } from './measure.ts';
import type { ReferenceMeasureName } from './measure-names.ts';
import { type Named, type NameLabel, nothingName } from './namings.ts';
import { scoreReference } from './score-reference.ts';

/** How far two annotators agree on the runs that both labelled: the scale for what a judge can reach. */
export interface AnnotatorAgreement {
  readonly annotators: readonly [string, string];
  readonly runs: number;
  readonly measures: Readonly<Record<AgreementMeasureName, Measure>>;
}

export const agreementMeasureNames = [
  'step_exact',
  'step_within_1',
  'step_within_3',
  'step_within_5',
  'author_accuracy',
  'author_kappa',
  'type_accuracy',
  'type_kappa',
  'agentrx_accuracy',
  'agentrx_kappa',
] as const satisfies readonly ReferenceMeasureName[];

type AgreementMeasureName = (typeof agreementMeasureNames)[number];

/** Agreement of every pair of annotators that share a run; a word that only one of them gives is not compared. */
export function annotatorAgreement({
  runs,
  annotators,
  nameLabel,
}: {
  readonly runs: readonly LabelledRun[];
  readonly annotators: readonly string[];
  readonly nameLabel: NameLabel;
}): readonly AnnotatorAgreement[] {
  const pairs = annotators.flatMap((one, index) => annotators.slice(index + 1).map((other) => [one, other] as const));
  return pairs.flatMap(([one, other]) => {
    const cases = runs.flatMap(({ labels }) => {
      const first = labels.find(({ annotator }) => annotator === one);
      const second = labels.find(({ annotator }) => annotator === other);
      if (!first || !second) {
        return [];
      }
      return [asCase({ first: at(first), second: at(second) })];
    });
    if (cases.length === 0) {
      return [];
    }
    const { measures } = scoreReference(cases);
    return [
      {
        annotators: [one, other] as const,
        runs: cases.length,
        measures: Object.fromEntries(agreementMeasureNames.map((name) => [name, measures[name]])) as Record<
          AgreementMeasureName,
          Measure
        >,
      },
    ];
  });

  function at(label: LabelledRun['labels'][number]) {
    return { named: nameLabel(label), step: label.step };
  }
}

interface Said {
  readonly named: Named;
  readonly step: number | null;
}

/** The second annotator in the place of the finding; where either is silent, neither speaks. */
function asCase({ first, second }: { readonly first: Said; readonly second: Said }) {
  const both = (naming: keyof Named) => (second.named[naming] === null ? null : first.named[naming]);
  const word = (naming: keyof Named) => second.named[naming] ?? nothingName;
  return {
    found: { author: word('author'), type: word('type'), tau_bench: word('tau_bench'), agentrx: word('agentrx') },
    foundStep: second.step,
    status: null,
    labels: [
      {
        named: { author: both('author'), type: both('type'), tau_bench: both('tau_bench'), agentrx: both('agentrx') },
        step: second.step === null ? null : first.step,
      },
    ],
  };
}
