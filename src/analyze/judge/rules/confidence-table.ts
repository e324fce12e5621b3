import type { ConfidenceTable } from './confidence-cell.ts';

/** Written by `npm run calibrate-confidence` from the labelled runs that ship, without the held-out half. Do not edit it. */
export const confidenceTable: ConfidenceTable = {
  rules: {
    crash: 3,
    early_stop: 3,
    empty_run: 1,
    false_completion_claim: 3,
    forbidden_write: 4,
    ground_truth_fails: 1,
    ground_truth_same_item: 1,
    lock_out: 1,
    output_missing: 5,
    output_near_miss: 2,
    output_other_form: 3,
    premature_transfer: 4,
    refusal: 4,
    rejected_call: 3,
    step_limit: 3,
    stopped_short: 5,
    user_omitted: 1,
    wish_lost: 13,
    write_unintended: 8,
    write_wrong_argument: 35,
    write_wrong_tool: 3,
  },
  phases: {
    benchmark: {
      supported: { confidence: 0.96, cases: 46, right: 45, pooled: true },
      settled: { confidence: 0.98, cases: 57, right: 57, pooled: true },
    },
    infrastructure: {
      supported: { confidence: 0.96, cases: 46, right: 45, pooled: true },
      settled: { confidence: 0.98, cases: 57, right: 57, pooled: true },
    },
    limit: {
      supported: { confidence: 0.96, cases: 46, right: 45, pooled: true },
      settled: { confidence: 0.98, cases: 57, right: 57, pooled: true },
    },
    missing: {
      supported: { confidence: 0.86, cases: 5, right: 5, pooled: false },
      settled: { confidence: 0.96, cases: 24, right: 24, pooled: false },
    },
    output: {
      supported: { confidence: 0.86, cases: 5, right: 5, pooled: false },
      settled: { confidence: 0.86, cases: 5, right: 5, pooled: false },
    },
    stop: {
      supported: { confidence: 0.96, cases: 46, right: 45, pooled: true },
      settled: { confidence: 0.98, cases: 57, right: 57, pooled: true },
    },
    write: {
      supported: { confidence: 0.94, cases: 31, right: 30, pooled: false },
      settled: { confidence: 0.96, cases: 21, right: 21, pooled: false },
    },
  },
};
