import { z } from 'zod';
import { type Model, ModelError } from './model.ts';

/** One recorded reply: one line of a script. */
export const scriptedReplySchema = z.object({
  content: z.string().nullable().default(null),
  tool_calls: z
    .array(
      z.object({
        id: z.string().optional(),
        name: z.string(),
        arguments: z.union([z.string(), z.record(z.string(), z.unknown())]),
      }),
    )
    .default([]),
  error: z.string().nullish().describe('A failure of the server in place of a reply.'),
  side: z.enum(['agent', 'user']).nullish().describe('Whose reply it is; absent for both.'),
  task_id: z.union([z.string(), z.number()]).nullish().describe('Only for this task; absent for all.'),
  trial: z.number().int().nullish().describe('Only for this trial; absent for all.'),
});

export type ScriptedReply = z.infer<typeof scriptedReplySchema>;

/** Plays recorded replies one after another; they cost nothing. `complete` throws a ModelError where none is left. */
export function createScriptedModel({ replies }: { readonly replies: readonly ScriptedReply[] }): Model {
  let next = 0;
  return {
    name: 'scripted',
    complete: async ({ signal }) => {
      signal?.throwIfAborted();
      const reply = replies[next];
      next += 1;
      if (reply === undefined) {
        throw new ModelError(`the script has ${replies.length} replies, and one more was asked for.`, { fatal: false });
      }
      if (typeof reply.error === 'string') {
        throw new ModelError(reply.error, { fatal: false });
      }
      const calls = reply.tool_calls.map((call, index) => ({
        id: call.id ?? `call_${next}_${index}`,
        name: call.name,
        arguments: typeof call.arguments === 'string' ? call.arguments : JSON.stringify(call.arguments),
      }));
      return {
        content: reply.content ?? '',
        sent: reply.content,
        ...(calls.length > 0 && { tool_calls: calls }),
        usage: { input_tokens: 0, output_tokens: 0 },
        cost_usd: 0,
      };
    },
  };
}

/** Those replies of a script that are meant for one side of one episode. */
export function repliesFor(
  replies: readonly ScriptedReply[],
  {
    side,
    task_id,
    trial,
  }: { readonly side: 'agent' | 'user'; readonly task_id: string | number; readonly trial: number },
): ScriptedReply[] {
  const fits = <Value>(wanted: Value | null | undefined, value: Value) =>
    wanted == null || String(wanted) === String(value);
  return replies.filter((reply) => fits(reply.side, side) && fits(reply.task_id, task_id) && fits(reply.trial, trial));
}
