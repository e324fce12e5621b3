import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Dataset } from '../datasets/dataset.ts';
import { loadGroundTruth } from '../datasets/load-ground-truth.ts';
import { type Datasets, openDatasets, openFirstDatasets } from '../datasets/open-datasets.ts';
import { domainsCalled } from '../domains/engine/domains-called.ts';
import { domains } from '../domains/index.ts';
import type { RunHeader } from '../records/run-header.ts';
import type { Trajectory } from '../records/trajectory.ts';
import { datasetTarget, type ReplayTarget, replayRun } from './case/replay-run.ts';
import { taskOfRun } from './case/task-of-run.ts';
import type { ChooseTarget, RunOrigin } from './choose-target.ts';

/**
 * The data sets to replay in: `dataset`, else the one that a run's header names, else the built-in and the imported ones; with the corrected
 * ground truth of `groundTruth`, else the one that the data set itself brings. Each is loaded when the first run that needs
 * it comes, and once. Throws a DatasetError where `dataset` is no data set; what else keeps runs from being replayed is told
 * by `say`, once for each domain.
 */
export function replayTargets({
  dataset,
  builtIn,
  imported = null,
  groundTruth,
  split,
  say: sayAgain,
}: {
  /** Folder of a data set, or of several by domain. */
  readonly dataset: string | null;
  /** Folder of the built-in data sets. */
  readonly builtIn: string;
  /** Folder of data sets that were imported to where they are looked for; it need not be there. */
  readonly imported?: string | null;
  /** A file, or a folder of them by domain. */
  readonly groundTruth: string | null;
  readonly split: string | null;
  readonly say: (line: string) => void;
}): ChooseTarget {
  const sources = new Map<string, Datasets | null>();
  const targets = new Map<string, readonly ReplayTarget[]>();
  const said = new Set<string>();
  const say = (line: string) => {
    if (!said.has(line)) {
      sayAgain(line);
    }
    said.add(line);
  };
  if (dataset !== null) {
    sources.set(dataset, openDatasets({ path: dataset }));
  }
  const atHand = [builtIn, ...(imported === null ? [] : [imported])];
  const datasetsAt = (path: string) =>
    remember(sources, path, () => (existsSync(path) ? openFirstDatasets(path === builtIn ? atHand : [path]) : null));

  const candidatesFor = (domain: string, { file, header }: RunOrigin): readonly ReplayTarget[] => {
    const path = dataset ?? datasetOf(file, header) ?? builtIn;
    const used = split ?? header?.task_split ?? 'test';
    return remember(targets, JSON.stringify([path, domain, used]), () => {
      const versions = domainsCalled(domains, domain);
      const found = versions.flatMap(({ name }) => datasetsAt(path)?.get(name) ?? []);
      if (found.length === 0 && dataset !== null && versions.length > 0) {
        say(`--dataset ${dataset} has no data set for ${domain}, so its runs are not replayed.`);
      }
      return found.map((one) => {
        if (split !== null) {
          noteMissingSplit({ found: one, split, say });
        }
        const corrected =
          groundTruth === null
            ? one.groundTruth(used)
            : loadGroundTruth({ path: groundTruth, domain: one.domain.name, split: used });
        return datasetTarget({ dataset: one, split: used, groundTruth: corrected });
      });
    });
  };

  return async (domain, origin, trajectory) => {
    const candidates = domain === null ? [] : candidatesFor(domain, origin);
    const [only] = candidates;
    if (domain === null || only === undefined || (candidates.length === 1 && only.world.name === domain)) {
      return only ?? null;
    }
    const { target, reason } = await bestFitting(candidates, trajectory);
    say(`${origin.file}: runs of ${domain} are replayed in ${target.world.name}, ${reason}.`);
    return target;
  };
}

/** The first candidate that a run fits, and why it was taken; runs whose tools differ from tau-bench's try the other versions first. */
async function bestFitting(
  candidates: readonly ReplayTarget[],
  trajectory: Trajectory,
): Promise<{ readonly target: ReplayTarget; readonly reason: string }> {
  const order = trajectory.foreign_tools ? candidates.toReversed() : candidates;
  const [first] = order as readonly [ReplayTarget, ...ReplayTarget[]];
  if (order.length === 1) {
    return { target: first, reason: 'the only version of that world that the data sets have' };
  }
  for (const target of order) {
    const { task } = taskOfRun(trajectory, target);
    const { replayed } = await replayRun({ trajectory, task, target });
    if (replayed !== undefined) {
      return { target, reason: `the version that the first of them fits` };
    }
  }
  return { target: first, reason: 'though the first of them fits no version of that world' };
}

function noteMissingSplit({
  found: { path, splits, domain },
  split,
  say,
}: {
  readonly found: Dataset;
  readonly split: string;
  readonly say: (line: string) => void;
}): void {
  if (splits.includes(split)) {
    return;
  }
  const there = splits.length === 0 ? 'it has none' : `it has ${splits.join(', ')}`;
  say(
    `--task-split ${split}: ${path} has no such split (${there}), so no task of ${domain.name} is looked up; a run's own is used.`,
  );
}

/** The data set that a header names, looked for beside the results file and then from here. */
function datasetOf(file: string, header: RunHeader | null): string | null {
  if (!header?.dataset) {
    return null;
  }
  return [join(dirname(file), header.dataset), header.dataset].find((path) => existsSync(path)) ?? null;
}

function remember<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const value = known.has(key) ? (known.get(key) as Value) : make();
  known.set(key, value);
  return value;
}
