import { z } from 'zod';
import { actionEntrySchema } from '../../src/datasets/read-tasks.ts';
import { faultAuthorSchema, faultTypeSchema } from '../../src/records/fault.ts';
import type { agents } from '../../src/run/agents/index.ts';
import type { users } from '../../src/run/users/index.ts';

const callSchema = z.strictObject({
  name: z.string(),
  arguments: z
    .union([z.record(z.string(), z.unknown()), z.string()])
    .describe('A text is sent as it is: for broken JSON, and for numbers such as 50.0 that YAML would turn into 50.'),
});

const idSchema = z.string().regex(/^[uae]\d+$/, 'expected u1, a1, e1 and so on');
const thoughtSchema = z.string().describe('What a react side thinks first. Another agent writes it beside its call.');

const userTurnSchema = z.strictObject({ id: idSchema, user: z.string(), thought: thoughtSchema.optional() });
const sayTurnSchema = z.strictObject({ id: idSchema, agent: z.string(), thought: thoughtSchema.optional() });
const callTurnSchema = z.strictObject({ id: idSchema, call: callSchema, thought: thoughtSchema.optional() });
const rawTurnSchema = z.strictObject({
  id: idSchema,
  raw: z.string().describe("The whole reply of an act or react agent, where it does not keep to its strategy's form."),
  observed: z.boolean().describe('Whether a tool answers it, as it answers a call.'),
});
const errorTurnSchema = z.strictObject({
  id: idSchema,
  error: z.string().describe('A failure of the server in place of a reply; it ends the run.'),
  side: z.enum(['agent', 'user']),
});

/** One turn of a conversation; what the tools answer is not written down, for the world says it. */
export const turnSchema = z.union([userTurnSchema, sayTurnSchema, callTurnSchema, rawTurnSchema, errorTurnSchema]);

const readingSchema = z.strictObject({
  author: faultAuthorSchema,
  type: faultTypeSchema,
  at: idSchema.nullable().describe('The turn by which the fault is binding; null where no turn is, as in a crash.'),
});

/** One conversation as its writer planned and wrote it. */
export const conversationSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'expected a short name in kebab-case'),
  split: z.string(),
  task: z.union([z.string(), z.number()]),
  task_change: z
    .strictObject({
      instruction: z.string().optional(),
      actions: z.array(actionEntrySchema).optional(),
      outputs: z.array(z.string()).optional(),
    })
    .optional()
    .describe('Fields of the task that the record has otherwise.'),
  agent_strategy: z.enum(['tool-calling', 'act', 'react'] satisfies (keyof typeof agents)[]).default('tool-calling'),
  user_strategy: z.enum(['llm', 'react', 'verify'] satisfies (keyof typeof users)[]).default('llm'),
  max_steps: z.number().int().positive().default(30),
  plan: z.string().describe('Who errs, where, and why that decides the reward, or why the run passes; written first.'),
  label: readingSchema
    .extend({ reason: z.string() })
    .optional()
    .describe('What is to be found; absent in a run that passes.'),
  also: z.array(readingSchema).default([]).describe('Further readings that count as right.'),
  turns: z.array(turnSchema).min(2),
});

export type ConversationTurn = z.infer<typeof turnSchema>;
export type Conversation = z.infer<typeof conversationSchema>;
