import { type AttributionStatus, attributionStatusSchema } from '../records/attribution.ts';
import { type Calibration, calibration } from './calibration.ts';
import { type Measure, plainMeasure } from './measure.ts';
import type { CalibrationMeasureName } from './measure-names.ts';
import type { ReferenceCase } from './score-reference.ts';

/** Whether confidence means what it says: of author and type over all verdicts, and of the author by attribution status. */
export interface ScoreCalibration {
  readonly author: Calibration;
  readonly type: Calibration;
  readonly author_by_status: Readonly<Record<AttributionStatus, Calibration>>;
}

/** Sets the confidence of verdicts against the labels, altogether and by how certain they are of their author. */
export function scoreCalibration(
  cases: readonly (ReferenceCase & { readonly confidence: number | null })[],
): ScoreCalibration {
  const statuses = attributionStatusSchema.options.map((status) => [
    status,
    calibration({ cases: cases.filter((one) => one.status === status), naming: 'author' }),
  ]);
  return {
    author: calibration({ cases, naming: 'author' }),
    type: calibration({ cases, naming: 'type' }),
    author_by_status: Object.fromEntries(statuses) as ScoreCalibration['author_by_status'],
  };
}

/** The same as measures. */
export function calibrationMeasures({
  author,
  type,
  author_by_status: { settled, supported, contested, open },
}: ScoreCalibration): Readonly<Record<CalibrationMeasureName, Measure>> {
  const brier = (part: Calibration) => plainMeasure({ value: part.brier, n: part.n });
  const mean = (part: Calibration) => plainMeasure({ value: part.mean_confidence, n: part.n });
  return {
    author_brier: brier(author),
    type_brier: brier(type),
    author_brier_settled: brier(settled),
    author_brier_supported: brier(supported),
    author_brier_contested: brier(contested),
    author_brier_open: brier(open),
    confidence_settled: mean(settled),
    confidence_supported: mean(supported),
    confidence_contested: mean(contested),
    confidence_open: mean(open),
  };
}
