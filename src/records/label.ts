import { z } from 'zod';
import { faultAuthorSchema, faultTypeSchema } from './fault.ts';

/** What a person says about one trajectory: one line of a `.labels.jsonl` file. */
export const labelSchema = z.object({
  trajectory: z.string().nullable().describe('Stable id; null where the label names the run by task and trial only.'),
  task_id: z.union([z.string(), z.number()]).nullable(),
  trial: z.number().int().nullable(),
  annotator: z.string(),
  author: faultAuthorSchema.nullable(),
  type: faultTypeSchema.nullable(),
  step: z.number().int().nonnegative().nullable().describe("Index into the file's message array, from 0."),
  comment: z.string().nullable(),
  file: z
    .string()
    .nullable()
    .describe('Name of the results file, where task and trial occur in several; null where they do not.'),
});

export type Label = z.infer<typeof labelSchema>;
