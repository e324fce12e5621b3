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

/** A function of the world that sets the scene of a task: tau2's `initialization_actions`. */
export const initialActionSchema = z.object({
  env_type: z.enum(['assistant', 'user']).describe('Whose side of the world it is a function of.'),
  func_name: z.string(),
  arguments: z.record(z.string(), z.unknown()),
});

/** The state that a task starts in, where it is not that of the data set. */
export const initialStateSchema = z.object({
  agent_data: z.record(z.string(), z.unknown()).nullable().describe("Fields laid over the agent's database."),
  user_data: z.record(z.string(), z.unknown()).nullable().describe("Fields laid over the user's."),
  actions: z.array(initialActionSchema).readonly(),
});

/** A statement about the end state that a function of the world decides: tau2's `env_assertions`. */
export const environmentAssertionSchema = initialActionSchema.extend({
  assert_value: z.boolean().describe('What the function has to answer.'),
  message: z.string().nullable(),
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
  env_assertions: z
    .array(environmentAssertionSchema)
    .readonly()
    .describe('tau2: statements about the end state that the world itself decides.'),
  initial_state: initialStateSchema.nullable().describe("tau2: null where the task starts in the data set's state."),
  reward_basis: z.array(z.string()).readonly().nullable().describe('tau2: the checks whose product is the reward.'),
});

export type Action = z.infer<typeof actionSchema>;
export type InitialState = z.infer<typeof initialStateSchema>;
export type EnvironmentAssertion = z.infer<typeof environmentAssertionSchema>;
export type Task = z.infer<typeof taskSchema>;
