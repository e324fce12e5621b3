import { z } from 'zod';
import { faultAuthorSchema, faultTypeSchema } from './fault.ts';

/** How far the words of the record carry a verdict on who did it. */
export const attributionStatusSchema = z
  .enum(['settled', 'supported', 'contested', 'open'])
  .describe(
    'settled: every link of the chain is certain; supported: the links point one way; contested: two readings stand; open: the words do not tell.',
  );

/** One link of the way that a deciding difference went, from the instruction to the end of the run. */
export const chainLinkSchema = z.object({
  link: z.enum([
    'instruction',
    'user_asks',
    'agent_offers',
    'agent_refuses',
    'user_agrees',
    'user_declines',
    'user_changes',
    'agent_calls',
    'tool_answers',
    'agent_reports',
    'user_ends',
  ]),
  step: z.number().int().nonnegative().nullable().describe('Null for the instruction.'),
  quote: z.string().nullable().describe('Words that stand there, verbatim.'),
  supports: z
    .enum(['expected', 'actual', 'neither', 'unclear'])
    .describe('The side of the difference that the link speaks for.'),
});

/** A reading of the chain: whose fault it would be, and what speaks for it. */
export const candidateSchema = z.object({
  author: faultAuthorSchema,
  type: faultTypeSchema,
  step: z.number().int().nonnegative().nullable(),
  quotes: z.array(z.string()).readonly(),
  because: z.string().describe('What speaks for this reading, in one sentence.'),
});

/** Who did it, as far as the record tells. It is another question than what the reward hangs on (`counterfactual`). */
export const attributionSchema = z.object({
  status: attributionStatusSchema,
  chain: z.array(chainLinkSchema).readonly(),
  candidates: z
    .array(candidateSchema)
    .readonly()
    .describe('The readings that stand, the most likely first; empty where there is only the verdict itself.'),
  decides: z.string().nullable().describe('What would decide between the candidates; null where nothing is in doubt.'),
});

export type AttributionStatus = z.infer<typeof attributionStatusSchema>;
export type ChainLink = z.infer<typeof chainLinkSchema>;
export type Candidate = z.infer<typeof candidateSchema>;
export type Attribution = z.infer<typeof attributionSchema>;
