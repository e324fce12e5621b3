import { z } from 'zod';
import { parseJson } from '../python/parse-json.ts';
import { type Action, environmentAssertionSchema, initialStateSchema } from '../records/task.ts';
import type { DatasetTask } from './dataset.ts';
import { DatasetError } from './dataset-error.ts';
import { readJsonFile } from './read-json-file.ts';

const argumentsSchema = z.record(z.string(), z.unknown());

/** An expected call as data sets write it: tau-bench says `kwargs`. */
export const actionEntrySchema = z
  .object({
    name: z.string(),
    kwargs: argumentsSchema.optional(),
    arguments: argumentsSchema.optional(),
    requestor: z.enum(['assistant', 'user']).default('assistant'),
    compare_arguments: z.array(z.string()).nullish(),
  })
  .transform(
    (entry): Action => ({
      name: entry.name,
      arguments: entry.kwargs ?? entry.arguments ?? {},
      compare_arguments: entry.compare_arguments ?? null,
      requestor: entry.requestor,
    }),
  );

/** A task as `tasks.<split>.json` has it; the last four fields are tau2's. */
export const taskEntrySchema = z
  .object({
    id: z.union([z.string(), z.number()]),
    user_id: z.string().nullish(),
    instruction: z.string().nullish(),
    actions: z.array(actionEntrySchema),
    outputs: z.array(z.string()).default([]),
    expects_no_change: z.boolean().default(false),
    assertions: z.array(z.string()).default([]),
    env_assertions: z.array(environmentAssertionSchema).default([]),
    initial_state: initialStateSchema.nullish(),
    reward_basis: z.array(z.string()).nullish(),
  })
  .transform(
    (entry): DatasetTask => ({
      id: entry.id,
      user_id: entry.user_id ?? null,
      instruction: entry.instruction ?? null,
      actions: entry.actions,
      outputs: entry.outputs,
      assertions: entry.assertions,
      reward_basis: entry.reward_basis ?? null,
      env_assertions: entry.env_assertions,
      initial_state: entry.initial_state ?? null,
      expects_no_change: entry.expects_no_change,
    }),
  );

/** Reads `tasks.<split>.json`, a list of tasks. Numbers in actions keep what Python sees in them. */
export function readTasks(file: string): DatasetTask[] {
  const parsed = z.array(taskEntrySchema).safeParse(readJsonFile(file, parseJson));
  if (!parsed.success) {
    throw new DatasetError(`${file} should hold a list of tasks: ${z.prettifyError(parsed.error)}`);
  }
  return parsed.data;
}
