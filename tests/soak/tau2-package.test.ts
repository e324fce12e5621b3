import { afterAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/chance/seeded-random.ts';
import { openDatasets } from '../../src/datasets/open-datasets.ts';
import type { Domain } from '../../src/domains/engine/domain.ts';
import { openWorld } from '../../src/domains/engine/open-world.ts';
import type { World } from '../../src/domains/engine/world.ts';
import { openRemoteWorlds, type RemoteWorlds } from '../../src/domains/remote/open-worlds.ts';
import { type Comparison, compareWorlds } from '../support/compare-worlds.ts';
import { randomSequences } from '../support/random-sequences.ts';
import { tau2Python } from '../support/tau2-python.ts';

const found = await tau2Python();

/** Another one each day, so that runs of it search on; told where something differs. */
const seed = process.env['TAU_TRIAGE_SEED'] ?? new Date().toISOString().slice(0, 10);

/** Sequences by domain: the large databases of airline and retail take Python a second each. */
const sequences = { telecom: 600, airline: 60, retail: 120 } as const;

describe.skipIf(found.missing !== undefined)(
  `tau2's own worlds answer as ours (${found.missing ?? found.python})`,
  () => {
    let started: RemoteWorlds | undefined;
    afterAll(async () => await started?.close());

    it.each(Object.entries(sequences))('%s, in %d sequences of random calls', async (name, count) => {
      if (found.missing !== undefined) {
        return;
      }
      started ??= await openRemoteWorlds({
        command: [found.python, 'worlds/tau2_world.py'],
        cwd: process.cwd(),
        environment: process.env,
        startTime: 300_000,
        callTime: 120_000,
        processes: 1,
      });
      const dataset = openDatasets({ path: found.packages }).get(`tau2-${name}`);
      expect(dataset).toBeDefined();
      if (dataset === undefined) {
        return;
      }
      const theirs = await started.world(name);
      const domain = withToolsOf(theirs, dataset.domain);
      const { database } = dataset;
      const tasks = dataset.tasks(dataset.splits.includes('full') ? 'full' : 'base');
      const result = await compareWorlds({
        ours: openWorld({ domain, database }),
        theirs,
        sequences: randomSequences({ domain, database, tasks, count, random: seededRandom(`${seed} ${name}`) }),
        // Bills that tau2 makes get eight hexadecimal digits by chance.
        drawn: /\bB[0-9a-f]{8}\b/g,
      });
      expect({ seed, differing: result.differing }).toEqual({ seed, differing: [] });
      expectEnough(result, count);
    });
  },
);

/** The domain as the installed version has it: a newer one may have more tools. */
function withToolsOf(world: World, domain: Domain): Domain {
  const names = new Set(world.tools.filter(({ requestor }) => requestor === 'assistant').map(({ name }) => name));
  return { ...domain, tools: domain.tools.filter(({ name }) => names.has(name)) };
}

function expectEnough({ calls, hashes, grades }: Comparison, count: number): void {
  expect(grades).toBe(count);
  expect(calls).toBeGreaterThan(count * 6);
  expect(hashes).toBeGreaterThan(count * 1.9);
}
