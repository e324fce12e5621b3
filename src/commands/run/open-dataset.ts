import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { builtInData } from '../../datasets/built-in-data.ts';
import type { Dataset } from '../../datasets/dataset.ts';
import { openDatasets } from '../../datasets/open-datasets.ts';
import { explainReason } from '../errors/explain-error.ts';
import { UsageError } from '../errors/usage-error.ts';
import type { RunRequest } from './command.ts';

/** Example dialogues with the hash of their file. */
export interface Displays {
  readonly texts: readonly string[];
  readonly hash: string | null;
}

const displaySchema = z.object({ messages_display: z.string() });

/** The data set of `--env`, and the example dialogues where the agent shows some. Throws a UsageError or DatasetError. */
export function openRunDataset({
  dataset: folder,
  env,
  taskSplit,
  fewShotDisplaysPath,
  agentStrategy: { needsDisplays },
}: RunRequest): { readonly dataset: Dataset; readonly displays: Displays } {
  const path = folder ?? builtInData;
  const datasets = openDatasets({ path });
  const dataset = datasets.get(env);
  if (dataset === undefined) {
    throw new UsageError(
      `--env ${env}: ${folder === null ? 'the built-in data sets are' : `${path} has data sets for`} ${datasets.domains.join(', ')}.`,
    );
  }
  if (!dataset.splits.includes(taskSplit)) {
    throw new UsageError(`--task-split ${taskSplit}: the data set has ${dataset.splits.join(', ') || 'no splits'}.`);
  }
  if (!needsDisplays) {
    return { dataset, displays: { texts: [], hash: null } };
  }
  return { dataset, displays: readDisplays(fewShotDisplaysPath ?? findDisplays(dataset)) };
}

function findDisplays({ path, domain }: Dataset): string {
  const found = [join(path, 'few-shot.jsonl'), join(builtInData, domain.name, 'few-shot.jsonl')].find((file) =>
    existsSync(file),
  );
  if (found === undefined) {
    throw new UsageError('few-shot needs example dialogues, and the data set has none: give --few-shot-displays-path.');
  }
  return found;
}

function readDisplays(path: string): Displays {
  if (!existsSync(path)) {
    throw new UsageError(`--few-shot-displays-path: there is no file ${path}.`);
  }
  const text = readText(path);
  const texts = text
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [readDisplay(line, `${path}, line ${index + 1}`)]));
  if (texts.length === 0) {
    throw new UsageError(`${path} holds no example dialogue.`);
  }
  return { texts, hash: createHash('sha256').update(text).digest('hex') };
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`--few-shot-displays-path: ${path} cannot be read: ${explainReason(error)}.`);
  }
}

function readDisplay(line: string, place: string): string {
  try {
    return displaySchema.parse(JSON.parse(line)).messages_display;
  } catch {
    throw new UsageError(`${place}: expected {"messages_display": "..."}.`);
  }
}
