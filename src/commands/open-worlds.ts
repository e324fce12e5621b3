import { fileURLToPath } from 'node:url';
import type { World } from '../analyze/case/replay-run.ts';
import { loadGroundTruth } from '../datasets/load-ground-truth.ts';
import { openDatasets } from '../datasets/open-datasets.ts';

/** Where the built-in data sets are. */
export const builtInData = fileURLToPath(new URL('../../data/', import.meta.url));

/**
 * The worlds to replay in: those of `--dataset`, else the built-in ones; with the corrected ground truth of `--ground-truth`,
 * else the one that the data set itself brings. Each is loaded when the first run of its domain comes.
 */
export function openWorlds({
  dataset,
  groundTruth,
  split,
}: {
  readonly dataset: string | undefined;
  readonly groundTruth: string | undefined;
  readonly split: string;
}): (domain: string | null) => World | null {
  const datasets = openDatasets({ path: dataset ?? builtInData });
  const opened = new Map<string, World | null>();
  return (domain) => {
    if (domain === null) return null;
    const known = opened.get(domain);
    if (known !== undefined) return known;
    const found = datasets.get(domain);
    const world = found
      ? {
          dataset: found,
          split,
          groundTruth:
            groundTruth === undefined
              ? found.groundTruth(split)
              : loadGroundTruth({ path: groundTruth, domain, split }),
        }
      : null;
    opened.set(domain, world);
    return world;
  };
}
