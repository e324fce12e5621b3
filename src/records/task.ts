import { z } from 'zod';

/** A call that the ground truth expects. */
export const actionSchema = z.object({
  name: z.string(),
  arguments: z.record(z.string(), z.unknown()),
  compare_arguments: z
    .array(z.string())
    .readonly()
    .nullable()
    .describe('tau2 only: the argument names that count; null where all of them do.'),
  requestor: z.enum(['assistant', 'user']).describe('Who is expected to call.'),
});

/** What the simulated user was told and what the grader expects, as the results file has it. */
export const taskSchema = z.object({
  user_id: z.string().nullable(),
  instruction: z
    .string()
    .nullable()
    .describe("The user simulator's instruction; for tau2 its parts joined by blank lines."),
  actions: z
    .array(actionSchema)
    .readonly()
    .nullable()
    .describe('The ground truth in order; null where the file does not tell it.'),
  outputs: z.array(z.string()).readonly().describe('Texts that the agent must tell the user.'),
  assertions: z.array(z.string()).readonly().describe('tau2: statements about the conversation that a model checks.'),
  reward_basis: z.array(z.string()).readonly().nullable().describe('tau2: the checks whose product is the reward.'),
});

export type Action = z.infer<typeof actionSchema>;
export type Task = z.infer<typeof taskSchema>;
