import { z } from 'zod';
import { parseJson } from '../python/parse-json.ts';
import type { Action } from '../records/task.ts';
import type { DatasetTask } from './dataset.ts';
import { DatasetError } from './dataset-error.ts';
import { readJsonFile } from './read-json-file.ts';

const argumentsSchema = z.record(z.string(), z.unknown());

/** An expected call as data sets write it: tau-bench says `kwargs`. */
export const actionEntrySchema = z
  .object({ name: z.string(), kwargs: argumentsSchema.optional(), arguments: argumentsSchema.optional() })
  .transform(
    (entry): Action => ({
      name: entry.name,
      arguments: entry.kwargs ?? entry.arguments ?? {},
      compare_arguments: null,
      requestor: 'assistant',
    }),
  );

/** A task as `tasks.<split>.json` has it. */
export const taskEntrySchema = z
  .object({
    id: z.union([z.string(), z.number()]),
    user_id: z.string().nullish(),
    instruction: z.string().nullish(),
    actions: z.array(actionEntrySchema),
    outputs: z.array(z.string()).default([]),
    expects_no_change: z.boolean().default(false),
  })
  .transform(
    (entry): DatasetTask => ({
      id: entry.id,
      user_id: entry.user_id ?? null,
      instruction: entry.instruction ?? null,
      actions: entry.actions,
      outputs: entry.outputs,
      assertions: [],
      reward_basis: null,
      env_assertions: [],
      initial_state: null,
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
