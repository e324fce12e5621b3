import { z } from 'zod';
import { actionSchema, environmentAssertionSchema, initialStateSchema } from '../../task.ts';
import { terminationSchema } from '../../trajectory.ts';

/** The value of `schema` in every record, by which such files are known. */
export const neutralSchemaName = 'tau-triage/run-1';

const neutralCallSchema = z.strictObject({
  id: z.string().nullish().describe('Links the call to its result; without one they are paired by place.'),
  name: z.string().min(1),
  arguments: z.record(z.string(), z.unknown()).describe('The parsed arguments.'),
});

const neutralMessageSchema = z.strictObject({
  role: z.enum(['system', 'user', 'assistant', 'tool']),
  content: z.string().nullish().describe('What was said; of a tool message the result.'),
  thoughts: z.string().nullish().describe('What the speaker thought and the other side did not read.'),
  tool_calls: z.array(neutralCallSchema).nullish().describe('Calls of the assistant, or of a user who has tools.'),
  tool_call_id: z.string().nullish().describe('Of a tool message: the call that it answers.'),
  name: z.string().nullish().describe('Of a tool message: the tool.'),
  error: z.boolean().nullish().describe('Of a tool message: whether the call failed.'),
});

const neutralTaskSchema = z.strictObject({
  user_id: z.string().nullish(),
  instruction: z.string().nullish().describe('What the simulated user was told.'),
  actions: z
    .array(
      z.strictObject({
        ...actionSchema.shape,
        compare_arguments: actionSchema.shape.compare_arguments.nullish(),
        requestor: actionSchema.shape.requestor.optional(),
      }),
    )
    .nullish()
    .describe('The ground truth in order; null where none is known, an empty list where nothing is to be done.'),
  outputs: z.array(z.string()).nullish().describe('Texts that the agent must tell the user.'),
  assertions: z.array(z.string()).nullish().describe('Statements about the conversation that a model checks.'),
  env_assertions: z.array(environmentAssertionSchema).nullish().describe('Statements about the end state.'),
  initial_state: initialStateSchema.nullish().describe('Where the task starts in a state of its own.'),
  reward_basis: z.array(z.string()).nullish().describe('The checks whose product is the reward.'),
});

/** One run in our own neutral shape, for whoever converts logs: a JSON list of these, or one a line. */
export const neutralRecordSchema = z.strictObject({
  schema: z.literal(neutralSchemaName),
  task_id: z.union([z.string(), z.number()]).nullish(),
  trial: z.number().int().nullish(),
  domain: z
    .string()
    .nullish()
    .describe('Name of the world of the task; found out from the calls where it is left out.'),
  reward: z.number().nullish().describe('1 passed, 0 failed; null: not graded.'),
  termination: terminationSchema.nullish().describe('How it ended; found out from the messages where it is left out.'),
  error: z
    .strictObject({
      message: z.string(),
      traceback: z.string().nullish(),
      infrastructure: z.boolean().nullish().describe('Whether it lay outside of both speakers; true where left out.'),
    })
    .nullish()
    .describe('The error that ended the run.'),
  messages: z.array(neutralMessageSchema).describe('In the order in which they were said; a step is an index.'),
  task: neutralTaskSchema.nullish(),
  policy: z.string().nullish().describe('What the agent was told, where no system message says it.'),
  planned_trials: z.number().int().nullish(),
  tools_differ: z.boolean().nullish().describe("Whether the tools differ here and there from the data set's."),
  agent_model: z.string().nullish(),
  user_model: z.string().nullish(),
  agent_cost: z.number().nullish().describe('US dollars.'),
  user_cost: z.number().nullish().describe('US dollars.'),
  passed_over: z.number().int().nonnegative().nullish().describe('How many things of the log the converter left out.'),
  extra: z.record(z.string(), z.unknown()).nullish().describe('Whatever else is to be kept; nobody reads it.'),
});

export type NeutralRecord = z.infer<typeof neutralRecordSchema>;
