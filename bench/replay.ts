import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Dataset } from '../src/datasets/dataset.ts';
import { openDataset } from '../src/datasets/open-datasets.ts';
import { type Episode, openEpisode } from '../src/domains/engine/episode.ts';
import { openWorld } from '../src/domains/engine/open-world.ts';
import { replay } from '../src/domains/engine/replay.ts';
import { readTrajectories } from '../src/records/formats/index.ts';
import type { Trajectory } from '../src/records/trajectory.ts';

export interface ReplayBench {
  readonly runs: number;
  readonly calls: number;
  /** For all runs with their ground truths, after data and runs are loaded. */
  readonly seconds: number;
  /** Growth of the heap by 10,000 episodes that each wrote something. */
  readonly episodesMegabytes: number;
}

const secondsGoal = 1;
const episodes = 10_000;
const episodesMegabytesGoal = 1000;

/** Replays the 200 runs of gpt-4o-airline in ../shared; undefined, with a message, where they are absent. */
export async function benchReplay({ print }: { print: (line: string) => void }): Promise<ReplayBench | undefined> {
  const shared = fileURLToPath(new URL('../../shared/', import.meta.url));
  const path = `${shared}trajectories/tau-bench/gpt-4o-airline.json`;
  const data = `${shared}datasets/tau-bench`;
  if (!existsSync(path) || !existsSync(data)) {
    print(`replay      skipped: no published runs and data at ${shared}`);
    return undefined;
  }
  const dataset = openDataset({ path: data, domain: 'airline' });
  const trajectories: Trajectory[] = [];
  for await (const { trajectory } of readTrajectories({ path })) {
    if (trajectory !== undefined) {
      trajectories.push(trajectory);
    }
  }
  const begin = performance.now();
  const calls = await replayAll(dataset, trajectories);
  const seconds = (performance.now() - begin) / 1000;
  const episodesMegabytes = measureEpisodes(dataset);
  const memory = process.memoryUsage().rss / 2 ** 20;
  print(
    `replay      ${trajectories.length} runs, ${calls} calls with ground truths in ${seconds.toFixed(2)} s: ` +
      `${Math.round(calls / seconds)} calls/s, ${memory.toFixed(0)} MB resident (goal: under ${secondsGoal} s)`,
  );
  print(
    `episodes    ${episodes} at once take ${episodesMegabytes.toFixed(0)} MB (goal: under ${episodesMegabytesGoal} MB)`,
  );
  return { runs: trajectories.length, calls, seconds, episodesMegabytes };
}

async function replayAll(dataset: Dataset, trajectories: readonly Trajectory[]): Promise<number> {
  const world = openWorld(dataset);
  const groundTruths = new Set<string>();
  let calls = 0;
  for (const trajectory of trajectories) {
    const { actions, outputs } = trajectory.task ?? { actions: [], outputs: [] };
    const again = await replay({ trajectory, world, task: { actions: actions ?? [], outputs } });
    calls += again.calls.length + (groundTruths.has(JSON.stringify(actions)) ? 0 : again.groundTruth.calls.length);
    groundTruths.add(JSON.stringify(actions));
  }
  return calls;
}

function measureEpisodes({ domain, database }: Dataset): number {
  const reservations = [...(database.tables.get('reservations')?.keys() ?? [])];
  const before = process.memoryUsage().heapUsed;
  const open: Episode[] = [];
  for (let index = 0; index < episodes; index++) {
    const episode = openEpisode({ domain, database });
    const reservationId = reservations[index % reservations.length] ?? '';
    episode.step({ name: 'cancel_reservation', arguments: { reservation_id: reservationId } });
    open.push(episode);
  }
  const after = process.memoryUsage().heapUsed;
  // Read once more, so that none of them can be collected before it is measured.
  return open.every(({ state }) => state.written.size > 0) ? (after - before) / 2 ** 20 : Number.NaN;
}
