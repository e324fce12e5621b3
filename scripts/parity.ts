import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openDatasets } from '../src/datasets/open-datasets.ts';
import { checkFile, checkHashes, type ParityResult } from './check-parity.ts';
import { parityFiles } from './parity-files.ts';
import { tau2Parity } from './tau2-parity.ts';

/**
 * `npm run parity`: compares with published hashes, rewards and observations in ../shared; `-- tau2 [folder]` with what tau2's Python
 * world answered to a corpus of calls. Exits with 1 where one differs.
 */
const shared = fileURLToPath(new URL('../../shared/', import.meta.url));
const [benchmark, folder = `${shared}datasets/tau2/parity`] = process.argv.slice(2);

if (benchmark === 'tau2') {
  process.exitCode = (await compareTau2(folder)) ? 0 : 1;
} else if (existsSync(`${shared}datasets/tau-bench`) && existsSync(`${shared}trajectories`)) {
  process.exitCode = (await compareAll()) ? 0 : 1;
} else {
  console.log(`skipped: no published data sets and results files at ${shared}`);
}

async function compareTau2(path: string): Promise<boolean> {
  if (!existsSync(path)) {
    console.log(`skipped: no corpora of tau2's answers at ${path}`);
    return true;
  }
  let passed = true;
  for await (const result of tau2Parity({ folder: path, data: `${shared}datasets/tau2` })) {
    passed = print(result) && passed;
  }
  console.log(passed ? 'parity holds' : 'parity does not hold');
  return passed;
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
