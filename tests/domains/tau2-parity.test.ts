import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkGoldHashes, checkSequences } from '../../scripts/check-tau2-parity.ts';
import { type Datasets, openDatasets } from '../../src/datasets/open-datasets.ts';
import { shared } from '../support/shared.ts';

const folder = shared('datasets/tau2/parity');
const present = existsSync(folder);
if (!present) {
  console.log(`skipped: no corpora of tau2's answers at ${folder}`);
}
const datasets: Datasets | undefined = present ? openDatasets({ path: shared('datasets/tau2') }) : undefined;
const corpora = present ? readdirSync(folder).map((file) => ({ file, domain: `tau2-${file.split('.')[0]}` })) : [];

describe.skipIf(!present)("parity with the answers of tau2's Python", () => {
  describe.each(corpora.filter(({ domain }) => datasets?.domains.includes(domain)))('$domain', ({ file, domain }) => {
    const dataset = datasets?.get(domain);

    it('starts and ends every task as its grader does', () => {
      const { failures, counts } = checkGoldHashes({ path: `${dataset!.path}/gold-hashes.json`, dataset: dataset! });
      expect(failures).toEqual([]);
      expect(counts[0]!.of).toBeGreaterThan(0);
    });

    it('gives every answer and every hash', async () => {
      const { failures, counts } = await checkSequences({ path: `${folder}/${file}`, dataset: dataset! });
      expect(failures).toEqual([]);
      expect(counts[0]!.of).toBeGreaterThan(2000);
    });
  });
});
