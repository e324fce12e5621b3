import { rm } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import type { RunHeader } from '../../records/run-header.ts';
import { writeWhole } from '../../records/write-whole.ts';
import { episodeKey } from '../episode-key.ts';
import { type MtBenchTarget, writeMtBenchFiles } from '../mt-bench-files.ts';
import type { Job } from '../result-record.ts';
import type { RunTotals } from '../run-tasks.ts';
import type { Journal } from './journal.ts';
import type { FileLock } from './lock.ts';
import { writeResultList } from './result-list.ts';
import type { RunDescription } from './run-description.ts';
import type { RunPaths } from './run-paths.ts';

/** Writes header and list, in this order, MT-Benchmark's files where they are wanted, and takes the journal away. */
export async function finishRun({
  paths,
  journal,
  lock,
  jobs,
  totals,
  description: { settings, options, promptHashes, dataset, datasetPath, agentModel, userModel },
  version,
  started,
  finished,
  mtBench,
}: {
  readonly paths: RunPaths;
  readonly journal: Journal;
  readonly lock: FileLock;
  readonly jobs: readonly Job[];
  readonly totals: RunTotals;
  readonly description: RunDescription;
  readonly version: string;
  readonly started: Date;
  readonly finished: Date;
  readonly mtBench: MtBenchTarget | null;
}): Promise<void> {
  await journal.close();
  await lock.check();
  const order = [...jobs].sort((one, other) => one.trial - other.trial);
  const lines = order.flatMap(({ task, trial }) => journal.lines.get(episodeKey({ task_id: task.id, trial })) ?? []);
  const header: RunHeader = {
    version,
    domain: dataset.domain.name,
    task_split: String(settings['task_split']),
    dataset: datasetPath === null ? null : relative(dirname(paths.list), datasetPath) || '.',
    dataset_hash: dataset.hash,
    agent_model: agentModel,
    user_model: userModel,
    complete: lines.length === jobs.length,
    settings: { ...settings },
    options: { ...options },
    prompt_hashes: { ...promptHashes },
    episodes: totals.episodes,
    errors: totals.errors,
    usage: { agent: totals.agent, user: totals.user },
    started: started.toISOString(),
    finished: finished.toISOString(),
  };
  await writeWhole({ path: paths.header, content: `${JSON.stringify(header, null, 2)}\n` });
  if (mtBench !== null) {
    await writeMtBenchFiles({ target: mtBench, jobs, journal: paths.journal, lines });
  }
  await writeResultList({ path: paths.list, journal: paths.journal, lines });
  await rm(paths.journal);
}
