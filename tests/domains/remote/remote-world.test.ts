import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { WorldCall, WorldTask } from '../../../src/domains/engine/world.ts';
import { openRemoteWorlds } from '../../../src/domains/remote/open-worlds.ts';
import { float } from '../../../src/python/value.ts';
import { hasPython, pythonMissing } from '../../support/python.ts';

const folder = mkdtempSync(join(tmpdir(), 'worlds-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string) => fileURLToPath(new URL(`../../support/${name}`, import.meta.url));
const tsx = fileURLToPath(new URL('../../../node_modules/tsx/dist/loader.mjs', import.meta.url));
let marks = 0;

const open = (command: string | readonly string[], callTime = 20_000) =>
  openRemoteWorlds({
    command,
    cwd: folder,
    environment: process.env,
    startTime: 20_000,
    callTime,
    processes: 1,
    longestLine: 5_000_000,
  });

const openOdd = (way: string, callTime?: number) => {
  marks += 1;
  return open([process.execPath, '--import', tsx, file('odd-world.ts'), way, join(folder, `mark-${marks}`)], callTime);
};

const nothing: WorldTask = { id: null, initial_state: null, actions: [], env_assertions: [] };
const count: WorldCall = { requestor: 'assistant', name: 'count', arguments: {} };

/** What a call of an odd world ends with; the world is closed in any case. */
async function failureOf(way: string, callTime?: number): Promise<string> {
  const worlds = await openOdd(way, callTime);
  try {
    const episode = await (await worlds.world('counting')).reset(nothing);
    await episode.batch([count]);
    const [step] = await episode.batch([count]);
    return `no failure: ${step?.observation}`;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await worlds.close();
  }
}

describe('a world in another process', () => {
  it('goes on in a new process where the old one died, and forks by playing from the start', async () => {
    const worlds = await openOdd('dies-once');
    const episode = await (await worlds.world('counting')).reset(nothing);
    await episode.batch([count]);
    expect(await episode.batch([count, count])).toMatchObject([
      { observation: '2' },
      { observation: '3', changes: null },
    ]);
    const fork = await episode.fork();
    expect(await fork.batch([count])).toMatchObject([{ observation: '4' }]);
    expect(await episode.hash()).toEqual({ agent: '3', user: null });
    await fork.end();
    await worlds.close();
    await expect(episode.batch([count])).rejects.toThrow(/closed/);
  });

  it.each([
    ['dies', /ended with exit code 9; its stderr ends with: the disk is gone/],
    ['dies-later', /ended with exit code 9/],
    ['other', /was started again, and then answered count \(call 1 of the episode\) otherwise than before/],
    ['short', /answered 1 calls with 0 steps/],
    ['shapeless', /answered batch with a `steps\.0\.observation` that does not fit/],
    ['unasked', /answered what nobody asked/],
    ['endless', /wrote a line of more than 5000000 characters/],
  ])('says in one sentence what is wrong with one that is %s', async (way, sentence) => {
    expect(await failureOf(way)).toMatch(sentence);
  });

  it('does not wait longer than it may', async () => {
    expect(await failureOf('silent', 300)).toMatch(/did not answer batch within 0\.3 s, so it was ended/);
  });

  it('refuses one of another version, and one that talks on stdout', async () => {
    await expect(openOdd('newer')).rejects.toThrow(/speaks version 2 of the world protocol/);
    await expect(openOdd('chatty')).rejects.toThrow(/no JSON: it wrote "Welcome to my world!"; stdout is for answers/);
  });

  it('tells of a program that is not there', async () => {
    await expect(open('no_such_program_here')).rejects.toThrow(/ended with exit code 127|is not recognized/);
    await expect(open(['/no/such/program'])).rejects.toThrow(/could not be started: .*ENOENT/);
  });

  it('ends one that does not listen to its end', async () => {
    const worlds = await openOdd('deaf');
    await worlds.close();
    await expect(worlds.world('counting')).rejects.toThrow(/closed/);
  });
});

describe.skipIf(!hasPython)(`a world in Python ${hasPython ? '' : `(${pythonMissing})`}`, () => {
  it('is played, forked and graded on both sides, with floats as floats', async () => {
    const worlds = await open(['python3', file('library-world.py')]);
    expect([worlds.name, worlds.version, worlds.domains]).toEqual(['town library', null, ['lending']]);
    const world = await worlds.world('lending');
    const renew = (days: unknown): WorldCall => ({
      requestor: 'assistant',
      name: 'renew_loan',
      arguments: { loan_id: 'L1', days },
    });
    const box: WorldCall = { requestor: 'user', name: 'put_in_box', arguments: { loan_id: 'L2' } };
    const open_ = {
      env_type: 'assistant',
      func_name: 'is_open',
      arguments: {},
      assert_value: true,
      message: null,
    } as const;
    const task: WorldTask = { ...nothing, actions: [renew(21), box], env_assertions: [open_] };
    const episode = await world.reset(task);
    const fork = await episode.fork();
    expect(await episode.batch([renew(float(21)), renew(40), { ...renew(1), requestor: 'user' }])).toMatchObject([
      { observation: '{"book": "Emma", "days": 21.0, "fee": 1.5}', kind: 'write', failed: false },
      { observation: 'Error: at most 28 days', kind: 'write', failed: true },
      { kind: null, failed: true },
    ]);
    expect(await episode.grade()).toMatchObject({ agent_matches: true, user_matches: false, hash_matches: false });
    await fork.batch([box]);
    expect(await fork.grade()).toMatchObject({
      agent_matches: false,
      user_matches: true,
      assertions: [{ assertion: open_, met: true }],
      difference: [{ table: 'loans', key: 'L1', field: 'days', expected: 21, actual: 14 }],
    });
    expect(await world.expected(task)).toMatchObject([
      { index: 0, name: 'renew_loan', executed: true, failed: false },
      { index: 1, observation: 'in the box' },
    ]);
    await worlds.close();
  });

  it('names the module that its Python has not', async () => {
    await expect(open('python3 -c "import no_such_module"')).rejects.toThrow(
      /because its Python has no module no_such_module: install it into the Python that the command names/,
    );
  });
});
