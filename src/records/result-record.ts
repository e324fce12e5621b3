import { z } from 'zod';
import { runRowSchema } from './run-row.ts';

const expectedCallSchema = z.object({ name: z.string(), kwargs: z.record(z.string(), z.unknown()) });

const recordedMessageSchema = z.looseObject({
  role: z.enum(['system', 'user', 'assistant', 'tool']),
  content: z.string().nullable(),
  tool_calls: z
    .array(
      z.object({
        id: z.string(),
        type: z.literal('function'),
        function: z.object({ name: z.string(), arguments: z.string().describe("The model's own text.") }),
      }),
    )
    .nullish(),
  tool_call_id: z.string().optional().describe('Of a tool message: the call that it answers.'),
  name: z.string().optional().describe('Of a tool message: the tool.'),
});

/** An episode as the runner writes it, after tau-bench: one element of the results list. */
export const resultRecordSchema = runRowSchema.extend({
  info: runRowSchema.shape.info.extend({
    task: z.object({
      user_id: z.string().nullable(),
      actions: z.array(expectedCallSchema),
      instruction: z.string().nullable(),
      outputs: z.array(z.string()),
    }),
    source: z.string().describe("Who answered last: `user`, or a tool's name."),
    user_cost: z.number().nullable().describe('US dollars.'),
    agent_cost: z.number().nullable().describe('US dollars.'),
    reward_info: z
      .object({
        reward: z.number(),
        info: z.record(z.string(), z.unknown()),
        actions: z.array(expectedCallSchema),
      })
      .nullable()
      .describe('Null where the episode was cut off or broke.'),
  }),
  traj: z.array(recordedMessageSchema).describe('The messages; a step is an index into them.'),
});
