import { fileURLToPath } from 'node:url';
import { type FaultName, faultNames } from '../../src/calibrate/faults/index.ts';
import { type PlantedRun, plantFaults } from '../../src/calibrate/plant-faults.ts';
import { type PassingRuns, playedRuns } from '../../src/commands/calibrate/passing-runs.ts';
import type { Dataset } from '../../src/datasets/dataset.ts';
import { openDatasets } from '../../src/datasets/open-datasets.ts';

const datasets = openDatasets({ path: fileURLToPath(new URL('../../data/', import.meta.url)) });
const passing = new Map<string, Promise<PassingRuns>>();

/** The built-in data set of a domain. */
export function builtInDataset(name: string): Dataset {
  return datasets.get(name)!;
}

/** Faults planted in the replay agent's runs on a built-in data set. */
export async function plantedRuns(
  name: string,
  {
    count,
    seed = 7,
    faults = faultNames,
  }: { readonly count: number; readonly seed?: number; readonly faults?: readonly FaultName[] },
): Promise<PlantedRun[]> {
  const dataset = builtInDataset(name);
  const source = { dataset, split: 'test', signal: new AbortController().signal };
  const played = passing.get(name) ?? playedRuns(source);
  passing.set(name, played);
  const { scripts } = await played;
  return [...plantFaults({ dataset, scripts, retells: true, faults, count, seed })];
}
