import { z } from 'zod';
import { toolCallSchema } from './tool-call.ts';

export const roleSchema = z.enum(['system', 'user', 'assistant', 'tool']);

/** What a tool returned, where one message holds several of these. */
export const toolResultSchema = z.object({
  tool_call_id: z.string().nullable().describe('The id of the call that this answers, where the file has one.'),
  name: z.string().nullable().describe('The tool that answered, where the file says so.'),
  observation: z.string().nullable(),
  error: z.boolean().nullable().describe('Whether the file marks it as an error; null where it does not say.'),
});

/**
 * One message of a trajectory. Messages stand one to one with the file's own array, so that a step (an index into it,
 * from 0) means the same here and in the file.
 */
export const messageSchema = z.object({
  role: roleSchema.describe(
    'Who speaks. A tool result that the file writes as a user turn ("API output: ...") is `tool` here.',
  ),
  content: z
    .string()
    .nullable()
    .describe('The text exactly as the file has it; quotes of evidence are looked up here.'),
  said: z
    .string()
    .nullable()
    .describe(
      'What reached the other speaker: null for calls, tool results and system prompts; without thoughts and labels.',
    ),
  thoughts: z
    .string()
    .nullable()
    .describe('What the speaker thought: `<think>`, reasoning parts, `Thought:` of react; null where nothing is told.'),
  thoughts_leaked: z
    .boolean()
    .describe(
      'Whether the thoughts are known to have reached the other speaker, because the harness passes text on as it is.',
    ),
  tool_calls: z
    .array(toolCallSchema)
    .readonly()
    .describe('Calls in this message, parsed out of the text for act and react agents.'),
  tool_call_id: z
    .string()
    .nullable()
    .describe('For `tool`: the id of the call that this answers, where the file has one.'),
  name: z.string().nullable().describe('For `tool`: the tool that answered, where the file says so.'),
  observation: z
    .string()
    .nullable()
    .describe('For `tool`: what the tool returned, without any label before it; else null.'),
  error: z
    .boolean()
    .nullable()
    .describe('For `tool`: whether the file itself marks the result as an error; null where it does not say.'),
  results: z
    .array(toolResultSchema)
    .readonly()
    .describe(
      'Results, where a message holds several, or some beside words or calls; else empty, and one result stands in the four fields above.',
    ),
});

export type ToolResult = z.infer<typeof toolResultSchema>;
export type Role = z.infer<typeof roleSchema>;
export type Message = z.infer<typeof messageSchema>;
