import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replayGroundTruth } from '../domains/engine/replay-ground-truth.ts';
import type { Dataset } from './dataset.ts';

/** What a split holds; counts of tasks. */
export interface SplitDescription {
  readonly split: string;
  readonly tasks: number;
  /** Whose ground truth changes the database. */
  readonly writes: number;
  /** Marked `expects_no_change`: the right end state is the one it began with. */
  readonly refusals: number;
  /** With texts that the agent must tell the user. */
  readonly outputs: number;
  /** Tasks in the data set's own corrected ground truth; null where it has none. */
  readonly corrected: number | null;
}

/** What a data set holds. */
export interface DatasetDescription {
  readonly domain: string;
  readonly path: string;
  /** SHA-256 in hex over all its files. */
  readonly hash: string;
  /** Records by table. */
  readonly records: Readonly<Record<string, number>>;
  readonly splits: readonly SplitDescription[];
  readonly policy: { readonly lines: number; readonly words: number; readonly characters: number };
  /** Tools it has texts of its own for; null where the domain's are used. */
  readonly tool_texts: number | null;
  /** Lines of `few-shot.jsonl`; 0 where there is none. */
  readonly few_shots: number;
}

/** Counts what is in a data set; runs its ground truths to do so. */
export function describeDataset(dataset: Dataset): DatasetDescription {
  const { domain, path, hash, policy, database, toolTexts, splits } = dataset;
  return {
    domain: domain.name,
    path,
    hash,
    records: Object.fromEntries([...database.tables].map(([table, records]) => [table, records.size])),
    splits: splits.map((split) => describeSplit(dataset, split)),
    policy: {
      lines: policy.trimEnd().split('\n').length,
      words: policy.split(/\s+/).filter((word) => word !== '').length,
      characters: policy.length,
    },
    tool_texts: toolTexts?.length ?? null,
    few_shots: countLines(join(path, 'few-shot.jsonl')),
  };
}

function describeSplit(dataset: Dataset, split: string): SplitDescription {
  const { domain, database } = dataset;
  const tasks = dataset.tasks(split);
  const writing = tasks.filter(({ actions, initial_state: initial }) => {
    const { calls } = replayGroundTruth({ domain, database, actions, initial });
    return calls.some(({ changes }) => changes.length > 0);
  });
  return {
    split,
    tasks: tasks.length,
    writes: writing.length,
    refusals: tasks.filter((task) => task.expects_no_change).length,
    outputs: tasks.filter(({ outputs }) => outputs.length > 0).length,
    corrected: dataset.groundTruth(split)?.tasks.size ?? null,
  };
}

function countLines(file: string): number {
  return existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '').length
    : 0;
}
