import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Dataset } from '../../src/datasets/dataset.ts';
import type { Label } from '../../src/records/label.ts';
import type { RunHeader } from '../../src/records/run-header.ts';
import { episodeKey } from '../../src/run/episode-key.ts';
import { createJournal } from '../../src/run/files/journal.ts';
import { writeResultList } from '../../src/run/files/result-list.ts';
import { runPaths } from '../../src/run/files/run-paths.ts';
import { createGradeCache } from '../../src/run/grade-episode.ts';
import { type RunTotals, runTasks } from '../../src/run/run-tasks.ts';
import { type CastJob, castScenes, split } from './cast-scenes.ts';
import { labelOf, maxSteps, playCast } from './play-cast.ts';
import type { Scene } from './scene.ts';

/** A run that was recorded. */
export interface Recorded {
  readonly file: string;
  readonly job: CastJob;
  readonly label: Label | null;
}

/** Records a domain's scenes as one results list with its header. Gives its runs in the order of the list. */
export async function recordDomain({
  dataset,
  scenes,
  folder,
}: {
  readonly dataset: Dataset;
  readonly scenes: readonly Scene[];
  readonly folder: string;
}): Promise<Recorded[]> {
  const file = `${dataset.domain.name}-replay.json`;
  const paths = runPaths(join(folder, file));
  const jobs = castScenes({ dataset, scenes }).sort(
    (one, other) => one.trial - other.trial || Number(one.task.id) - Number(other.task.id),
  );
  const cast = new Map(jobs.map((job) => [keyOf(job), job]));
  const labels = new Map<string, Label | null>();
  const journal = await createJournal({ path: paths.journal, head: {} });
  const cache = createGradeCache();
  const { totals } = await runTasks({
    jobs,
    journal,
    rows: [],
    concurrency: 1,
    maxCost: Number.POSITIVE_INFINITY,
    play: async (job, signal) => {
      const given = cast.get(keyOf(job)) as CastJob;
      const result = await playCast({ dataset, cache }, given, signal);
      labels.set(keyOf(job), labelOf({ job: given, result, file }));
      return result;
    },
    onEpisode: () => {},
    signal: new AbortController().signal,
  }).finally(() => journal.close());
  const lines = jobs.flatMap((job) => journal.lines.get(keyOf(job)) ?? []);
  await writeFile(paths.header, `${JSON.stringify(headerOf({ dataset, totals }), null, 2)}\n`);
  await writeResultList({ path: paths.list, journal: paths.journal, lines });
  await rm(paths.journal);
  return jobs.map((job) => ({ file, job, label: labels.get(keyOf(job)) ?? null }));
}

function keyOf({ task, trial }: Pick<CastJob, 'task' | 'trial'>): string {
  return episodeKey({ task_id: task.id, trial });
}

/** Without version and times, so that the same data give the same bytes. */
function headerOf({ dataset, totals }: { readonly dataset: Dataset; readonly totals: RunTotals }): RunHeader {
  return {
    version: null,
    domain: dataset.domain.name,
    task_split: split,
    dataset: null,
    dataset_hash: dataset.hash,
    agent_model: null,
    user_model: null,
    complete: true,
    options: null,
    settings: { agent_strategy: 'replay', user_strategy: 'replay', max_num_steps: maxSteps, planted_faults: true },
    prompt_hashes: null,
    episodes: totals.episodes,
    errors: totals.errors,
    usage: { agent: totals.agent, user: totals.user },
    started: null,
    finished: null,
  };
}
