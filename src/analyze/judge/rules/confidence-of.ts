import type { AttributionStatus } from '../../../records/attribution.ts';
import { statusOf } from '../../attribute.ts';
import type { Certainty } from '../../custody/chain.ts';
import { type RuleName, traitsOf } from '../../evidence/rule-table.ts';
import type { ConfidenceTable } from './confidence-cell.ts';
import { confidenceTable } from './confidence-table.ts';

/**
 * How sure a verdict is that rests on a fact of `rule`: the share of such verdicts that named the right author on labelled runs, by
 * phase and attribution status; a prior where no labelled run tells. `certainty` is that of the chain of custody, null where there
 * is none.
 */
export function confidenceOf({
  rule,
  certainty,
  table = confidenceTable,
}: {
  readonly rule: RuleName;
  readonly certainty: Certainty | null;
  readonly table?: ConfidenceTable;
}): number {
  const status = certainty ?? statusOf(rule);
  const measured = table.rules[rule] === undefined ? undefined : table.phases[traitsOf(rule).phase]?.[status];
  return measured?.confidence ?? priorOf({ rule, certainty });
}

function priorOf({ rule, certainty }: { readonly rule: RuleName; readonly certainty: Certainty | null }): number {
  // A fact without a share of its own is even odds.
  return certainty === null ? (traitsOf(rule).confidence ?? 0.5) : chainPriors[certainty];
}

/** How sure a verdict is thought to be whose chain is so certain, before any run was labelled. */
const chainPriors: Readonly<Record<AttributionStatus, number>> = {
  settled: 0.9,
  supported: 0.75,
  contested: 0.55,
  open: 0.5,
};
