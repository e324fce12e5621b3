import type { Observation, Suspicion } from '../../../../src/analyze/evidence/observation.ts';
import type { RuleName } from '../../../../src/analyze/evidence/rule-table.ts';

/** A fact of a rule that suspects a fault at a step. Its description names both, so that a verdict tells which fact it took. */
export function told(rule: RuleName, step: number | null, suspicion: Partial<Suspicion> = {}): Observation {
  return {
    ...plain(rule, step),
    suspicion: {
      author: 'agent',
      type: 'wrong_argument',
      step,
      keys: [],
      description: `${rule} at ${step}`,
      correct_behavior: null,
      ...suspicion,
    },
  } as Observation;
}

/** A fact that suspects nobody. Judges do not look at its data. */
export function plain(rule: RuleName, step: number | null): Observation {
  return { rule, step, call: null, quote: null, text: `${rule} was seen.`, detail: {}, suspicion: null } as Observation;
}
