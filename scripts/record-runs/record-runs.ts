import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Datasets } from '../../src/datasets/open-datasets.ts';
import { airlineScenes } from './airline-scenes.ts';
import { healthcareScenes } from './healthcare-scenes.ts';
import { type Recorded, recordDomain } from './record-domain.ts';
import { retailScenes } from './retail-scenes.ts';

const scenes = { retail: retailScenes, airline: airlineScenes, healthcare: healthcareScenes };

/** Records all runs with their headers and the key into a folder. */
export async function recordRuns({
  datasets,
  folder,
}: {
  readonly datasets: Datasets;
  readonly folder: string;
}): Promise<Recorded[]> {
  const runs: Recorded[] = [];
  for (const [domain, wanted] of Object.entries(scenes)) {
    const dataset = datasets.get(domain);
    if (dataset === undefined) {
      throw new Error(`${datasets.path} has no data set for ${domain}.`);
    }
    runs.push(...(await recordDomain({ dataset, scenes: wanted, folder })));
  }
  const labels = runs.flatMap(({ label }) => label ?? []);
  await writeFile(join(folder, 'expected.labels.jsonl'), labels.map((label) => `${JSON.stringify(label)}\n`).join(''));
  return runs;
}
