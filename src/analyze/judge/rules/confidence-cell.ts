import type { AttributionStatus } from '../../../records/attribution.ts';
import type { Phase, RuleName } from '../../evidence/rule-table.ts';

/** How often verdicts of one kind named the right author on labelled runs. */
export interface ConfidenceCell {
  /** Between 0 and 1, both excluded; does not fall as the status gets more certain. */
  readonly confidence: number;
  readonly cases: number;
  readonly right: number;
  /** Whether the counts are those of the status in all phases, since the phase itself has too few. */
  readonly pooled: boolean;
}

/** What was measured on the labelled runs that ship, without the half that is held out. */
export interface ConfidenceTable {
  /** Verdicts that rest on a rule; a rule without any keeps its prior. */
  readonly rules: Readonly<Partial<Record<RuleName, number>>>;
  readonly phases: Readonly<Partial<Record<Phase, Readonly<Partial<Record<AttributionStatus, ConfidenceCell>>>>>>;
}
