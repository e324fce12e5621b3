import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkFile, checkHashes } from '../../scripts/check-parity.ts';
import { parityFiles } from '../../scripts/parity-files.ts';
import { openDatasets } from '../../src/datasets/open-datasets.ts';

const shared = fileURLToPath(new URL('../../../shared/', import.meta.url));
const present = existsSync(`${shared}datasets/tau-bench`) && existsSync(`${shared}trajectories`);
if (!present) {
  console.log(`skipped: no published data sets and results files at ${shared}`);
}

describe.skipIf(!present)('parity with published hashes, rewards and observations', () => {
  const datasets = present ? openDatasets({ path: `${shared}datasets/tau-bench` }) : undefined;

  it.each([
    ['airline', 'test'],
    ['retail', 'dev'],
    ['retail', 'test'],
  ])('ground-truth hashes of %s %s', (domain, split) => {
    const dataset = datasets!.get(domain)!;
    const published = JSON.parse(readFileSync(`${dataset.path}/gold-hashes.${split}.json`, 'utf8'));
    expect(checkHashes({ dataset, split, published }).failures).toEqual([]);
  });

  it.each(parityFiles.filter(({ path }) => existsSync(`${shared}trajectories/${path}`)))('$path', async (file) => {
    const result = await checkFile({
      path: `${shared}trajectories/${file.path}`,
      file,
      dataset: datasets!.get(file.domain)!,
    });
    expect(result.failures).toEqual([]);
    expect(result.counts[0]!.of).toBeGreaterThan(0);
  });
});
