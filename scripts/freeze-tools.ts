import { mkdirSync, writeFileSync } from 'node:fs';
import { frozenDomains, frozenText } from './freeze-tools/freeze.ts';
import { frozenDataset } from './freeze-tools/frozen-dataset.ts';

// `npm run freeze-tools`: writes tests/fixtures/parity anew. Run `npm run parity` first: it says whether the tools are still right.
const folder = new URL('../tests/fixtures/parity/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const domain of frozenDomains) {
  writeFileSync(new URL(`${domain}.jsonl`, folder), frozenText(frozenDataset(domain)));
}
