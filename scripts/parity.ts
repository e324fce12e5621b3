import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openDatasets } from '../src/datasets/open-datasets.ts';
import { checkFile, checkHashes, type ParityResult } from './check-parity.ts';
import { parityFiles } from './parity-files.ts';

/** `npm run parity`: compares with published hashes, rewards and observations in ../shared. Exits with 1 where one differs. */
const shared = fileURLToPath(new URL('../../shared/', import.meta.url));

if (existsSync(`${shared}datasets/tau-bench`) && existsSync(`${shared}trajectories`)) {
  process.exitCode = (await compareAll()) ? 0 : 1;
} else {
  console.log(`skipped: no published data sets and results files at ${shared}`);
}

async function compareAll(): Promise<boolean> {
  const datasets = openDatasets({ path: `${shared}datasets/tau-bench` });
  let passed = true;
  for (const domain of datasets.domains) {
    const dataset = datasets.get(domain);
    const files = readdirSync(`${shared}datasets/tau-bench/${domain}`).filter((name) =>
      name.startsWith('gold-hashes.'),
    );
    for (const name of dataset === undefined ? [] : files) {
      const published: string[] = JSON.parse(readFileSync(`${shared}datasets/tau-bench/${domain}/${name}`, 'utf8'));
      const split = name.split('.')[1] ?? '';
      passed = dataset !== undefined && print(checkHashes({ dataset, split, published })) && passed;
    }
  }
  for (const file of parityFiles) {
    const path = `${shared}trajectories/${file.path}`;
    const dataset = datasets.get(file.domain);
    if (dataset !== undefined && existsSync(path)) {
      passed = print(await checkFile({ path, file, dataset })) && passed;
    } else {
      console.log(`${file.path}: skipped, there is no such file`);
    }
  }
  console.log(passed ? 'parity holds' : 'parity does not hold');
  return passed;
}

function print({ name, counts, notes, failures }: ParityResult): boolean {
  const parts = counts.filter(({ of }) => of > 0).map(({ what, equal, of }) => `${what} ${equal}/${of}`);
  console.log(`${failures.length === 0 ? 'ok  ' : 'FAIL'} ${name}: ${[...parts, ...notes].join('; ')}`);
  for (const failure of failures) {
    console.log(`       ${failure}`);
  }
  return failures.length === 0;
}
