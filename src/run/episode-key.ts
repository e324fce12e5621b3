import type { RunRow } from '../records/run-row.ts';

/** Names an episode within its run. */
export function episodeKey({ task_id, trial }: Pick<RunRow, 'task_id' | 'trial'>): string {
  return JSON.stringify([trial, task_id]);
}
