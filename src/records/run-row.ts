import { z } from 'zod';

const spendingSchema = z.object({
  calls: z.number(),
  input_tokens: z.number().nullable(),
  output_tokens: z.number().nullable(),
  cost_usd: z.number().nullable(),
});

/** Replies that were cut off, by the reason that the server gave. */
const finishReasonsSchema = z.record(z.string(), z.number());

/** What the runner has to know of a results record that is there already; the rest of it is kept as it is. */
export const runRowSchema = z.object({
  task_id: z.union([z.string(), z.number()]),
  trial: z.number().int(),
  reward: z.number(),
  info: z.object({
    error: z.string().nullish(),
    infrastructure: z.boolean().nullish(),
    usage: z.object({ agent: spendingSchema, user: spendingSchema }).nullish(),
    finish_reasons: z.object({ agent: finishReasonsSchema.optional(), user: finishReasonsSchema.optional() }).nullish(),
  }),
});

export type RunRow = z.infer<typeof runRowSchema>;
