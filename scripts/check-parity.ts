import { agreement } from '../src/datasets/agreement.ts';
import type { Dataset } from '../src/datasets/dataset.ts';
import { openWorld } from '../src/domains/engine/open-world.ts';
import { replay } from '../src/domains/engine/replay.ts';
import type { ReplayedCall } from '../src/domains/engine/replay-calls.ts';
import { replayGroundTruth } from '../src/domains/engine/replay-ground-truth.ts';
import { type HashCache, stateHash } from '../src/domains/engine/state-hash.ts';
import { readTrajectories } from '../src/records/formats/index.ts';
import type { ParityFile } from './parity-files.ts';

/** Something that was compared, and how much of it was equal. */
interface Count {
  readonly what: string;
  readonly equal: number;
  readonly of: number;
}

/** What one file or split gave. */
export interface ParityResult {
  readonly name: string;
  readonly counts: readonly Count[];
  /** What differs without an explanation: the assertion fails if there is any. */
  readonly failures: readonly string[];
  /** What differs with an explanation. */
  readonly notes: readonly string[];
}

/** Replays a results file and compares rewards, observations and ground-truth hashes with what it says. */
export async function checkFile(options: {
  readonly path: string;
  readonly file: ParityFile;
  readonly dataset: Dataset;
}): Promise<ParityResult> {
  const { path, file, dataset } = options;
  const { domain, database } = dataset;
  const world = openWorld({ domain, database });
  const hashes: HashCache = new WeakMap();
  const failures: string[] = [];
  const rewards: boolean[] = [];
  const cut: boolean[] = [];
  const observations: boolean[] = [];
  const groundTruths: boolean[] = [];
  let explained = 0;
  for await (const { trajectory, unreadable } of readTrajectories({ path })) {
    if (unreadable !== undefined) {
      failures.push(unreadable.error);
      continue;
    }
    const { task, reward, grade } = trajectory;
    if (task?.actions == null || reward === null) {
      continue;
    }
    const { actions } = task;
    const again = await replay({ trajectory, world, task: { actions, outputs: task.outputs } });
    (again.graded ? rewards : cut).push(again.reward === reward);
    if (again.reward !== reward) {
      failures.push(`${trajectory.id}: reward ${reward} in the file, ${again.reward} by replay`);
    }
    for (const call of again.calls.filter(({ executed }) => executed)) {
      const isExplained = call.matches === false && explains(file, call);
      explained += isExplained ? 1 : 0;
      observations.push(call.matches === true);
      if (call.matches === false && !isExplained) {
        failures.push(`${trajectory.id}, step ${call.step}: ${call.name} answers otherwise`);
      }
    }
    if (file.hashes && grade?.ground_truth_hash != null) {
      groundTruths.push(
        stateHash(replayGroundTruth({ domain, database, actions }).state, hashes) === grade.ground_truth_hash,
      );
      if (groundTruths.at(-1) === false) {
        failures.push(`${trajectory.id}: another ground-truth hash`);
      }
    }
  }
  return {
    name: file.path,
    counts: [
      counted('rewards of completed runs', rewards),
      counted('of cut-off or crashed runs', cut),
      counted('observations', observations),
      counted('ground-truth hashes', groundTruths),
    ],
    failures,
    notes: explained > 0 ? [`${explained} observations of ${file.explained?.tool}: ${file.explained?.reason}`] : [],
  };
}

/** Compares the hash of every ground truth of a split with the published ones. */
export function checkHashes(options: {
  readonly dataset: Dataset;
  readonly split: string;
  readonly published: readonly string[];
}): ParityResult {
  const { dataset, split, published } = options;
  const { domain, database } = dataset;
  const hashes: HashCache = new WeakMap();
  const tasks = dataset.tasks(split);
  const equal = tasks.map(
    ({ actions }, index) =>
      stateHash(replayGroundTruth({ domain, database, actions }).state, hashes) === published[index],
  );
  const failures = tasks.filter((_, index) => !equal[index]).map(({ id }) => `task ${id}: another ground-truth hash`);
  return {
    name: `${domain.name} ${split}`,
    counts: [counted('ground-truth hashes', equal)],
    failures:
      published.length === tasks.length ? failures : [...failures, `${published.length} hashes, ${tasks.length} tasks`],
    notes: [],
  };
}

function explains({ explained }: ParityFile, call: ReplayedCall): boolean {
  if (explained === null || call.name !== explained.tool) {
    return false;
  }
  const { fields } = agreement(call.recorded ?? '', call.observation ?? '');
  return fields.length > 0 && fields.every((field) => explained.fields.includes(field));
}

/** How much of something was equal. */
export function counted(what: string, equal: readonly boolean[]): Count {
  return { what, equal: equal.filter(Boolean).length, of: equal.length };
}
