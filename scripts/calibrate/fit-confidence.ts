import type { Phase, RuleName } from '../../src/analyze/evidence/rule-table.ts';
import type { ConfidenceCell, ConfidenceTable } from '../../src/analyze/judge/rules/confidence-cell.ts';
import { type AttributionStatus, attributionStatusSchema } from '../../src/records/attribution.ts';
import { isotonicRegression } from './isotonic-regression.ts';
import type { LabelledVerdict } from './labelled-verdicts.ts';

/** Verdicts of one phase and status that are enough to speak for themselves; fewer take the share of their status in all phases. */
const enough = 5;

/** The least certain status first, so that confidence must not fall along this order. */
const statuses: readonly AttributionStatus[] = attributionStatusSchema.options.toReversed();

/**
 * How often verdicts were right, by phase and attribution status, as a table that rises with the status. A share is (right + 1) /
 * (cases + 2), Laplace's rule, so that no count however small gives 0 or 1.
 */
export function fitConfidence(verdicts: readonly LabelledVerdict[]): ConfidenceTable {
  const phases = [...new Set(verdicts.map(({ phase }) => phase))].sort();
  const rules = [...new Set(verdicts.map(({ rule }) => rule))].sort();
  return {
    rules: Object.fromEntries(
      rules.map((name) => [name, verdicts.filter(({ rule }) => rule === name).length]),
    ) as Partial<Record<RuleName, number>>,
    phases: Object.fromEntries(phases.map((phase) => [phase, fitPhase(phase, verdicts)])),
  };
}

function fitPhase(
  phase: Phase,
  verdicts: readonly LabelledVerdict[],
): Partial<Record<AttributionStatus, ConfidenceCell>> {
  const levels = statuses.flatMap((status) => {
    const alike = verdicts.filter((verdict) => verdict.status === status);
    const own = alike.filter((verdict) => verdict.phase === phase);
    const pooled = own.length < enough;
    const counted = pooled ? alike : own;
    const cases = counted.length;
    const right = counted.filter((verdict) => verdict.right).length;
    if (cases < enough) {
      return [];
    }
    return [{ status, cases, right, pooled, value: (right + 1) / (cases + 2), weight: cases + 2 }];
  });
  const fitted = isotonicRegression(levels);
  return Object.fromEntries(
    levels.map(({ status, cases, right, pooled }, index) => [
      status,
      { confidence: Math.round(100 * (fitted[index] ?? 0)) / 100, cases, right, pooled },
    ]),
  );
}
