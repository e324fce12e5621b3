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
  complete: z.boolean().nullable().default(null).describe('Whether every episode that was asked for is in the list.'),
  settings: z
    .record(z.string(), z.unknown())
    .nullable()
    .default(null)
    .describe('Every option that bears on the results, without keys; a run is resumed only with the same ones.'),
  options: z
    .record(z.string(), z.unknown())
    .nullable()
    .default(null)
    .describe('Options as they were given; `run --resume PATH` takes them.'),
  prompt_hashes: z
    .record(z.string(), z.string())
    .nullable()
    .default(null)
    .describe('SHA-256 of the prompts of agent and user.'),
  episodes: z.number().int().nullable().default(null),
  errors: z
    .number()
    .int()
    .nullable()
    .default(null)
    .describe('Episodes that broke; they stand in the list with reward 0.'),
  usage: z
    .record(z.string(), z.unknown())
    .nullable()
    .default(null)
    .describe('Calls, tokens and cost in US dollars of agent and user over all episodes; null where unknown.'),
  started: z.string().nullable().default(null).describe('ISO time at which this list was begun.'),
  finished: z.string().nullable().default(null).describe('ISO time at which it was written.'),
});

export type RunHeader = z.infer<typeof runHeaderSchema>;
