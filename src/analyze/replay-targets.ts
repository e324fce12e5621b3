import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Dataset } from '../datasets/dataset.ts';
import { loadGroundTruth } from '../datasets/load-ground-truth.ts';
import { type Datasets, openDatasets } from '../datasets/open-datasets.ts';
import { domains } from '../domains/index.ts';
import type { RunHeader } from '../records/run-header.ts';
import type { RunOrigin } from './analyze.ts';
import { datasetTarget, type ReplayTarget } from './case/replay-run.ts';

/**
 * The data sets to replay in: `dataset`, else the one that a run's header names, else the built-in ones; with the corrected
 * ground truth of `groundTruth`, else the one that the data set itself brings. Each is loaded when the first run that needs
 * it comes, and once. Throws a DatasetError where `dataset` is no data set; what else keeps runs from being replayed is told
 * by `say`, once for each domain.
 */
export function replayTargets({
  dataset,
  builtIn,
  groundTruth,
  split,
  say: sayAgain,
}: {
  /** Folder of a data set, or of several by domain. */
  readonly dataset: string | null;
  /** Folder of the built-in data sets. */
  readonly builtIn: string;
  /** A file, or a folder of them by domain. */
  readonly groundTruth: string | null;
  readonly split: string | null;
  readonly say: (line: string) => void;
}): (domain: string | null, origin: RunOrigin) => ReplayTarget | null {
  const sources = new Map<string, Datasets | null>();
  const targets = new Map<string, ReplayTarget | null>();
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
  const datasetsAt = (path: string) =>
    remember(sources, path, () => (existsSync(path) ? openDatasets({ path }) : null));
  return (domain, { file, header }) => {
    if (domain === null) {
      return null;
    }
    const path = dataset ?? datasetOf(file, header) ?? builtIn;
    const used = split ?? header?.task_split ?? 'test';
    return remember(targets, JSON.stringify([path, domain, used]), () => {
      const found = datasetsAt(path)?.get(domain);
      if (!found) {
        if (dataset !== null && Object.hasOwn(domains, domain)) {
          say(`--dataset ${dataset} has no data set for ${domain}, so its runs are not replayed.`);
        }
        return null;
      }
      if (split !== null) {
        noteMissingSplit({ found, split, say });
      }
      const corrected =
        groundTruth === null ? found.groundTruth(used) : loadGroundTruth({ path: groundTruth, domain, split: used });
      return datasetTarget({ dataset: found, split: used, groundTruth: corrected });
    });
  };
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
