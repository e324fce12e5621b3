import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openDatasets } from '../src/datasets/open-datasets.ts';
import { tasksPage } from './tasks-page.ts';

/** `npm run tasks-page`: writes docs/tasks.md anew from the built-in data sets. */
const root = fileURLToPath(new URL('..', import.meta.url));
const datasets = openDatasets({ path: `${root}data` });
writeFileSync(`${root}docs/tasks.md`, tasksPage(datasets.domains.flatMap((domain) => datasets.get(domain) ?? [])));
console.log(`docs/tasks.md: ten tasks each of ${datasets.domains.join(', ')}`);
