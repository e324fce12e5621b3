import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RunOrigin } from '../analyze/analyze.ts';
import type { World } from '../analyze/case/replay-run.ts';
import { loadGroundTruth } from '../datasets/load-ground-truth.ts';
import { type Datasets, openDatasets } from '../datasets/open-datasets.ts';
import type { RunHeader } from '../records/run-header.ts';

/** Where the built-in data sets are. */
export const builtInData = fileURLToPath(new URL('../../data/', import.meta.url));

/**
 * The worlds to replay in: those of `--dataset`, else the data set that a run's header names, else the built-in ones; with the
 * corrected ground truth of `--ground-truth`, else the one that the data set itself brings. Each is loaded when the first
 * run that needs it comes, and once.
 */
export function openWorlds({
  dataset,
  groundTruth,
  split,
}: {
  readonly dataset: string | undefined;
  readonly groundTruth: string | undefined;
  readonly split: string | undefined;
}): (domain: string | null, origin: RunOrigin) => World | null {
  const sources = new Map<string, Datasets | null>();
  const worlds = new Map<string, World | null>();
  const datasetsAt = (path: string) =>
    remember(sources, path, () => (existsSync(path) ? openDatasets({ path }) : null));
  return (domain, { file, header }) => {
    if (domain === null) return null;
    const path = dataset ?? datasetOf(file, header) ?? builtInData;
    const used = split ?? header?.task_split ?? 'test';
    return remember(worlds, JSON.stringify([path, domain, used]), () => {
      const found = datasetsAt(path)?.get(domain);
      if (!found) return null;
      const corrected =
        groundTruth === undefined
          ? found.groundTruth(used)
          : loadGroundTruth({ path: groundTruth, domain, split: used });
      return { dataset: found, split: used, groundTruth: corrected };
    });
  };
}

/** The data set that a header names, looked for beside the results file and then from here. */
function datasetOf(file: string, header: RunHeader | null): string | null {
  if (!header?.dataset) return null;
  return [join(dirname(file), header.dataset), header.dataset].find((path) => existsSync(path)) ?? null;
}

function remember<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const value = known.has(key) ? (known.get(key) as Value) : make();
  known.set(key, value);
  return value;
}
