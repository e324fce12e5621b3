import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../records/write-whole.ts';
import type { Job } from './result-record.ts';
import type { EpisodeResult } from './run-episode.ts';

/**
 * Writes what a server sent of its model's activations in one episode, by the step of the message that they belong to:
 * `{task_id, trial, asked, steps: {"2": ...}}`. The file is there whole or not at all. An episode without any gets none.
 */
export async function keepActivations({
  folder,
  asked,
  job: { task, trial },
  result,
}: {
  readonly folder: string;
  /** What the server was asked to collect. */
  readonly asked: unknown;
  readonly job: Job;
  readonly result: Pick<EpisodeResult, 'activations'>;
}): Promise<void> {
  if (result.activations.size === 0) {
    return;
  }
  await mkdir(folder, { recursive: true });
  const path = join(folder, `trial-${trial}_task-${encodeURIComponent(String(task.id))}.json`);
  const content = { task_id: task.id, trial, asked, steps: Object.fromEntries(result.activations) };
  await writeWhole({ path, content: `${JSON.stringify(content)}\n` });
}
