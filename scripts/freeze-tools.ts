import { mkdirSync, writeFileSync } from 'node:fs';
import { builtInData } from '../src/datasets/built-in-data.ts';
import { openDatasets } from '../src/datasets/open-datasets.ts';
import { frozenText } from './freeze-tools/freeze.ts';

// `npm run freeze-tools`: writes tests/fixtures/parity anew. Run `npm run parity` first: it says whether the tools are still right.
const folder = new URL('../tests/fixtures/parity/', import.meta.url);
mkdirSync(folder, { recursive: true });
const datasets = openDatasets({ path: builtInData });
for (const domain of datasets.domains) {
  const dataset = datasets.get(domain);
  if (dataset !== undefined) {
    writeFileSync(new URL(`${domain}.jsonl`, folder), frozenText(dataset));
  }
}
