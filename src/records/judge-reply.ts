import { z } from 'zod';

/** One reply of a model that judged: a line of `<name>.replies.jsonl`, beside the findings. */
export const judgeReplySchema = z.object({
  trajectory: z.string().describe('Stable id of the trajectory that was judged.'),
  judge: z.string().describe('Name of the judge that asked.'),
  model: z.string(),
  sample: z.number().int().nonnegative().describe('Which of several votes it is, from 0.'),
  attempt: z.number().int().positive().describe('1, or 2 where the first reply could not be used.'),
  reasoning: z.string().nullable().describe("The model's reasons; null where the reply could not be read."),
  content: z.string().describe('The reply as it came.'),
  problem: z.string().nullable().describe('Why it could not be used; null where it could.'),
  input_tokens: z.number().nullable(),
  output_tokens: z.number().nullable(),
  cost_usd: z.number().nullable().describe('US dollars that it cost now; 0 from the cache, null where unknown.'),
  cached: z.boolean(),
});

export type JudgeReply = z.infer<typeof judgeReplySchema>;
