import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openDatasets } from '../src/datasets/open-datasets.ts';
import { recordRuns } from './record-runs/record-runs.ts';
import { withRunsTable } from './record-runs/runs-table.ts';

/** `npm run record`: plays the runs in historical_trajectories/ anew, with their key and the table in their README. */
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = `${root}historical_trajectories`;
const runs = await recordRuns({ datasets: openDatasets({ path: `${root}data` }), folder });
const readme = `${folder}/README.md`;
await writeFile(readme, withRunsTable(await readFile(readme, 'utf8'), runs));
const failed = runs.filter(({ label }) => label !== null).length;
console.log(`historical_trajectories: ${runs.length} runs, ${failed} of them with a planted fault`);
