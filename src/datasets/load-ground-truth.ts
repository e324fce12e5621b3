import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { parseJson } from '../python/parse-json.ts';
import type { CorrectedTask, GroundTruth } from './dataset.ts';
import { DatasetError } from './dataset-error.ts';
import { readJsonFile } from './read-json-file.ts';
import { actionEntrySchema } from './read-tasks.ts';

/** A task as `ground-truth.<split>.json` has it. */
export const correctedTaskSchema = z
  .object({
    id: z.union([z.string(), z.number()]),
    user_id: z.string().nullish(),
    actions: z.array(actionEntrySchema),
    outputs: z.array(z.string()).default([]),
    writes_changed: z.boolean().nullish(),
  })
  .transform(
    (entry): CorrectedTask => ({
      id: entry.id,
      user_id: entry.user_id ?? null,
      actions: entry.actions,
      outputs: entry.outputs,
      writes_changed: entry.writes_changed ?? null,
    }),
  );

/**
 * A corrected ground truth from a file, from a data set's folder (`ground-truth.<split>.json`) or from a folder of them by
 * domain. Null where such a folder has none for this domain and split; throws a DatasetError where the path does not exist.
 */
export function loadGroundTruth(options: {
  readonly path: string;
  readonly domain: string;
  readonly split: string;
}): GroundTruth | null {
  const { path, domain, split } = options;
  if (!existsSync(path)) {
    throw new DatasetError(`No ground truth at ${path}: expected a file, or a folder with ground-truth.${split}.json.`);
  }
  if (!statSync(path).isDirectory()) {
    return readGroundTruth(path);
  }
  const name = `ground-truth.${split}.json`;
  const file = [join(path, domain, name), join(path, name)].find((candidate) => existsSync(candidate));
  return file === undefined ? null : readGroundTruth(file);
}

/** Reads one ground-truth file: a list of tasks with `id`, `actions` and `outputs`. */
export function readGroundTruth(file: string): GroundTruth {
  const parsed = z.array(correctedTaskSchema).safeParse(readJsonFile(file, parseJson));
  if (!parsed.success) {
    throw new DatasetError(`${file} should hold a list of corrected tasks: ${z.prettifyError(parsed.error)}`);
  }
  return {
    path: file,
    hash: createHash('sha256').update(readFileSync(file)).digest('hex'),
    tasks: new Map(parsed.data.map((task) => [String(task.id), task])),
  };
}
