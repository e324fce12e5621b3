import { z } from 'zod';

/** `<run>.header.json` beside a results file: how the run was made. Keys of later versions are kept. */
export const runHeaderSchema = z.looseObject({
  version: z.string().nullable().default(null).describe('Version of the program that made the run.'),
  domain: z.string().nullable().default(null),
  task_split: z.string().nullable().default(null),
  dataset: z.string().nullable().default(null).describe('Folder of the data set, where it was not a built-in one.'),
  dataset_hash: z.string().nullable().default(null),
  agent_model: z.string().nullable().default(null),
  user_model: z.string().nullable().default(null),
});

export type RunHeader = z.infer<typeof runHeaderSchema>;
