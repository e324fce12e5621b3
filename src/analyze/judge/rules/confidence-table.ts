import type { ConfidenceTable } from './confidence-cell.ts';

/** Written by `npm run calibrate-confidence` from the labelled runs that ship, without the held-out half. Do not edit it. */
export const confidenceTable: ConfidenceTable = {
  rules: {
    crash: 2,
    early_stop: 2,
    empty_run: 1,
    false_completion_claim: 2,
    forbidden_write: 3,
    ground_truth_fails: 1,
    ground_truth_same_item: 1,
    lock_out: 1,
    output_missing: 5,
    output_near_miss: 1,
    output_other_form: 3,
    premature_transfer: 2,
    refusal: 2,
    rejected_call: 3,
    step_limit: 3,
    stopped_short: 4,
    wish_lost: 6,
    write_unintended: 4,
    write_wrong_argument: 19,
    write_wrong_tool: 2,
  },
  phases: {
    benchmark: {
      supported: { confidence: 0.91, cases: 30, right: 28, pooled: true },
      settled: { confidence: 0.95, cases: 36, right: 35, pooled: true },
    },
    infrastructure: {
      supported: { confidence: 0.91, cases: 30, right: 28, pooled: true },
      settled: { confidence: 0.95, cases: 36, right: 35, pooled: true },
    },
    limit: {
      supported: { confidence: 0.91, cases: 30, right: 28, pooled: true },
      settled: { confidence: 0.95, cases: 36, right: 35, pooled: true },
    },
    missing: {
      supported: { confidence: 0.91, cases: 30, right: 28, pooled: true },
      settled: { confidence: 0.93, cases: 13, right: 13, pooled: false },
    },
    output: {
      supported: { confidence: 0.87, cases: 30, right: 28, pooled: true },
      settled: { confidence: 0.87, cases: 5, right: 4, pooled: false },
    },
    stop: {
      supported: { confidence: 0.91, cases: 30, right: 28, pooled: true },
      settled: { confidence: 0.95, cases: 36, right: 35, pooled: true },
    },
    write: {
      supported: { confidence: 0.85, cases: 18, right: 16, pooled: false },
      settled: { confidence: 0.93, cases: 13, right: 13, pooled: false },
    },
  },
};
