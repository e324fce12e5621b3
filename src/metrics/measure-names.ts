/** How near a step has to be, by the name of the measure. */
export const stepTolerances = { step_exact: 0, step_within_1: 1, step_within_3: 3, step_within_5: 5 } as const;

/** Measured against labels: against each annotator, and against whatever any of them accepts. */
export const referenceMeasureNames = [
  'author_accuracy',
  'author_macro_f1',
  'author_recall_agent',
  'author_recall_user',
  'author_recall_environment',
  'author_kappa',
  'author_accuracy_settled',
  'author_accuracy_supported',
  'author_accuracy_contested',
  'author_accuracy_open',
  'step_exact',
  'step_within_1',
  'step_within_3',
  'step_within_5',
  'type_accuracy',
  'type_macro_f1',
  'type_kappa',
  'tau_bench_accuracy',
  'tau_bench_macro_f1',
  'tau_bench_kappa',
  'agentrx_accuracy',
  'agentrx_macro_f1',
  'agentrx_kappa',
] as const;

/** What confidence is worth: over all verdicts, and of the author by how certain the chain of custody makes it. */
export const calibrationMeasureNames = [
  'author_brier',
  'type_brier',
  'author_brier_settled',
  'author_brier_supported',
  'author_brier_contested',
  'author_brier_open',
  'confidence_settled',
  'confidence_supported',
  'confidence_contested',
  'confidence_open',
] as const;

/** Measured on the findings as a whole. */
export const findingMeasureNames = [
  'judged',
  'errors',
  'abstention',
  'proven',
  'proven_of_tested',
  'proven_one_edit',
  'proven_several',
  'not_proven',
  'not_replayable',
  'false_alarms',
  ...calibrationMeasureNames,
  'cost_usd',
] as const;

/** Every measure of a score, by its name in JSON. */
export const measureNames = [...referenceMeasureNames, ...findingMeasureNames] as const;

export type ReferenceMeasureName = (typeof referenceMeasureNames)[number];
export type CalibrationMeasureName = (typeof calibrationMeasureNames)[number];
export type FindingMeasureName = (typeof findingMeasureNames)[number];
export type MeasureName = (typeof measureNames)[number];
