import { z } from 'zod';
import { actionSchema } from './task.ts';

/** The grader's own account of a reward, where the file has one. Every part that the file does not tell is null. */
export const rewardSchema = z.object({
  state_matches: z
    .boolean()
    .nullable()
    .describe("Whether the end state equals the ground truth's (r_actions, db_match)."),
  ground_truth_hash: z.string().nullable().describe("tau-bench: hash of the ground truth's end state."),
  outputs: z
    .array(z.object({ text: z.string(), said: z.boolean() }))
    .readonly()
    .nullable()
    .describe('Required outputs and whether the grader found them.'),
  action_checks: z
    .array(z.object({ action: actionSchema, matched: z.boolean(), kind: z.enum(['read', 'write']).nullable() }))
    .readonly()
    .nullable()
    .describe('tau2: expected actions and whether some call matched.'),
  assertion_checks: z
    .array(z.object({ text: z.string(), met: z.boolean(), justification: z.string().nullable() }))
    .readonly()
    .nullable()
    .describe('tau2: statements about conversation or state and the verdict on each.'),
  breakdown: z.record(z.string(), z.number()).nullable().describe('tau2: reward by component.'),
});

export type Reward = z.infer<typeof rewardSchema>;

/** What became of a run: `partial` is a reward between none and all. */
export type RunOutcome = 'passed' | 'partial' | 'failed' | 'ungraded';

/** How far a reward may be from 1, or from 0, and count as it (tau_bench/run.py, is_successful). */
const tolerance = 1e-6;

/** The outcome of a reward; null is a run that was not graded. */
export function outcomeOf(reward: number | null): RunOutcome {
  if (reward === null) {
    return 'ungraded';
  }
  if (Math.abs(reward - 1) <= tolerance) {
    return 'passed';
  }
  return reward > tolerance ? 'partial' : 'failed';
}

/** Whether a run got the full reward. */
export function isPassed(reward: number | null): boolean {
  return outcomeOf(reward) === 'passed';
}

/** Whether a run was graded and did not get the full reward; a part of it counts as failed. */
export function isFailed(reward: number | null): boolean {
  return reward !== null && !isPassed(reward);
}
