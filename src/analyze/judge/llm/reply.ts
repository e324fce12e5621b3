import { z } from 'zod';
import { faultAuthorSchema, faultTypeSchema, severitySchema } from '../../../records/fault.ts';

/** What the model is asked to send: reasons and evidence first, labels after them. Every key is required, as strict servers want it. */
export const replySchema = z.strictObject({
  reasoning: z
    .string()
    .describe('What was asked, what the ground truth does, where the run first leaves it, and who brought that about.'),
  faults: z
    .array(
      z.strictObject({
        citations: z.array(
          z.strictObject({
            step: z.int(),
            quote: z.string().describe('Words copied letter by letter from that step.'),
          }),
        ),
        description: z.string().describe('What went wrong, naming real values and steps.'),
        correct_behavior: z.string().describe('What the one at fault should have said or called.'),
        author: faultAuthorSchema,
        type: faultTypeSchema,
        step: z
          .int()
          .nullable()
          .describe('The turn by which the fault became binding; null only if no message shows it.'),
        keys: z.array(z.string()).describe('Names of wrong arguments; empty otherwise.'),
        severity: severitySchema,
        confidence: z.number().min(0).max(1),
      }),
    )
    .min(1),
  root_fault: z.int().describe('Index of the root cause in faults.'),
  choice: z.string().nullable().describe('Letter of the candidate that is right; null for none of them.'),
});

export type Reply = z.infer<typeof replySchema>;
