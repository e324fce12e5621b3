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
