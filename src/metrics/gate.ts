import type { Measure } from './measure.ts';
import type { MeasureName, ReferenceMeasureName } from './measure-names.ts';
import type { Score } from './score-findings.ts';

export const comparisons = ['<=', '>=', '==', '!=', '<', '>'] as const;

/** A condition on one measure under which a score is not good enough. */
export interface Gate {
  /** As it was written. */
  readonly text: string;
  /** Null for the accepted set and for measures of the findings alone. */
  readonly annotator: string | null;
  readonly measure: MeasureName;
  readonly part: 'value' | 'low' | 'high' | 'n';
  readonly comparison: (typeof comparisons)[number];
  readonly bound: number;
}

/** One sentence on why a score does not pass a gate; null where it does. A number that was not measured does not pass. */
export function checkGate({ gate, score }: { readonly gate: Gate; readonly score: Score }): string | null {
  const measure = find({ gate, score });
  const number = measure?.[gate.part] ?? null;
  if (number === null) {
    return `${gate.text}: not measured (${measure?.n ?? 0} cases)${hint({ gate, score })}.`;
  }
  return holds({ number, gate }) ? `${gate.text}: it is ${number} (n ${measure?.n}).` : null;
}

function find({ gate, score }: { readonly gate: Gate; readonly score: Score }): Measure | undefined {
  if (gate.annotator === null) {
    return score.measures[gate.measure];
  }
  const annotator = score.annotators.find(({ name }) => name === gate.annotator);
  return annotator?.measures[gate.measure as ReferenceMeasureName];
}

function hint({ gate, score }: { readonly gate: Gate; readonly score: Score }): string {
  const names = score.annotators.map(({ name }) => name).join(', ');
  if (gate.annotator !== null && !score.annotators.some(({ name }) => name === gate.annotator)) {
    return `; there is no annotator ${gate.annotator}, only ${names}`;
  }
  return gate.measure.endsWith('_kappa') && gate.annotator === null && score.annotators.length > 1
    ? `; with several annotators kappa is measured against each: ANNOTATOR:${gate.measure}, of ${names}`
    : '';
}

function holds({ number, gate: { comparison, bound } }: { readonly number: number; readonly gate: Gate }): boolean {
  switch (comparison) {
    case '<':
      return number < bound;
    case '<=':
      return number <= bound;
    case '>':
      return number > bound;
    case '>=':
      return number >= bound;
    case '==':
      return number === bound;
    case '!=':
      return number !== bound;
  }
}
