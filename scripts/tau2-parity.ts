import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Datasets, openDatasets } from '../src/datasets/open-datasets.ts';
import type { ParityResult } from './check-parity.ts';
import { checkGoldHashes, checkSequences } from './check-tau2-parity.ts';

/**
 * Every comparison that a folder of corpora allows: `<domain>.jsonl.gz` of calls there, and `gold-hashes.json` in the domain's
 * data. The data lie beside the folder as tau2 lays them out, or else at `data`.
 */
export async function* tau2Parity(options: {
  readonly folder: string;
  readonly data: string;
}): AsyncGenerator<ParityResult> {
  const { folder, data } = options;
  const datasets = datasetsAt(dirname(folder)) ?? openDatasets({ path: data });
  for (const file of readdirSync(folder).sort()) {
    const name = /^(.+?)\.jsonl(\.gz)?$/.exec(file)?.[1];
    const dataset = name === undefined ? undefined : datasets.get(`tau2-${name}`);
    if (dataset === undefined) {
      continue;
    }
    const gold = join(dataset.path, 'gold-hashes.json');
    if (existsSync(gold)) {
      yield checkGoldHashes({ path: gold, dataset });
    }
    yield await checkSequences({ path: join(folder, file), dataset });
  }
}

function datasetsAt(path: string): Datasets | undefined {
  try {
    return openDatasets({ path });
  } catch {
    return undefined;
  }
}
