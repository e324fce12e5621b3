import { brierScore, type Forecast } from './brier-score.ts';
import type { Naming } from './namings.ts';
import { type ReliabilityBin, reliabilityTable } from './reliability-table.ts';
import { pairOf, type ReferenceCase } from './score-reference.ts';

/** Whether confidence means what it says, for one part of the verdict. */
export interface Calibration {
  readonly brier: number | null;
  readonly n: number;
  /** Null where there is no verdict. */
  readonly mean_confidence: number | null;
  readonly bins: readonly ReliabilityBin[];
}

/** Sets the confidence of each verdict against whether its word was right; findings without a confidence do not count. */
export function calibration({
  cases,
  naming,
}: {
  readonly cases: readonly (ReferenceCase & { readonly confidence: number | null })[];
  readonly naming: Naming;
}): Calibration {
  const forecasts = cases.flatMap((one): Forecast[] => {
    const { confidence } = one;
    return confidence === null
      ? []
      : pairOf({ one, naming }).map(({ label, found }) => ({ confidence, right: label === found }));
  });
  const sum = forecasts.reduce((total, { confidence }) => total + confidence, 0);
  return {
    brier: brierScore(forecasts),
    n: forecasts.length,
    mean_confidence: forecasts.length === 0 ? null : sum / forecasts.length,
    bins: reliabilityTable({ forecasts }),
  };
}
