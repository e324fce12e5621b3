import type { Forecast } from './brier-score.ts';
import { type Measure, shareOf } from './measure.ts';

/** The verdicts whose confidence lies in one bin: how sure they were and how often they were right. */
export interface ReliabilityBin {
  /** Lower bound of the confidence, included. */
  readonly from: number;
  /** Upper bound; excluded but for 1. */
  readonly to: number;
  /** Null for an empty bin. */
  readonly mean_confidence: number | null;
  readonly right: Measure;
}

/** Forecasts in bins of equal width, from 0 to 1 (the table behind a reliability diagram: Murphy and Winkler, 1977). */
export function reliabilityTable({
  forecasts,
  bins = 5,
}: {
  readonly forecasts: readonly Forecast[];
  readonly bins?: number;
}): readonly ReliabilityBin[] {
  return Array.from({ length: bins }, (_, bin) => {
    const from = bin / bins;
    const to = (bin + 1) / bins;
    const inside = forecasts.filter(
      ({ confidence }) => confidence >= from && (confidence < to || (bin === bins - 1 && confidence === 1)),
    );
    const sum = inside.reduce((total, { confidence }) => total + confidence, 0);
    return {
      from,
      to,
      mean_confidence: inside.length === 0 ? null : sum / inside.length,
      right: shareOf(inside.map(({ right }) => right)),
    };
  });
}
