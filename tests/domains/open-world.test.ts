import { describe, expect, it } from 'vitest';
import { openWorld } from '../../src/domains/engine/open-world.ts';
import type { WorldCall, WorldTask } from '../../src/domains/engine/world.ts';
import { WorldError } from '../../src/domains/engine/world-error.ts';
import { toyPhone, toyPhoneDatabase } from './toy-phone.ts';

const agent = (name: string, given: Record<string, unknown> = {}): WorldCall => ({
  requestor: 'assistant',
  name,
  arguments: given,
});
const user = (name: string, given: Record<string, unknown> = {}): WorldCall => ({
  requestor: 'user',
  name,
  arguments: given,
});
const openLine = agent('open_line', { line_id: 'L1' });
const connected = {
  env_type: 'user',
  func_name: 'is_connected',
  arguments: {},
  assert_value: true,
  message: null,
} as const;

/** The line is closed and the phone off. */
const task: WorldTask = {
  id: 'dead phone',
  initial_state: {
    agent_data: { lines: { L1: { credit: 3 } } },
    user_data: null,
    actions: [
      { env_type: 'assistant', func_name: 'close_line', arguments: { line_id: 'L1' } },
      { env_type: 'user', func_name: 'toggle_phone', arguments: {} },
    ],
  },
  actions: [openLine, user('toggle_phone')],
  env_assertions: [connected],
};

const start = (given: Partial<WorldTask> = {}) =>
  openWorld({ domain: toyPhone, database: toyPhoneDatabase() }).reset({ ...task, ...given });

describe('a world in this process', () => {
  it('names its tools and who may call them', () => {
    const { tools } = openWorld({ domain: toyPhone, database: toyPhoneDatabase() });
    expect(tools).toContainEqual({ name: 'open_line', kind: 'write', requestor: 'assistant', lists: [] });
    expect(tools).toContainEqual({ name: 'look_at_phone', kind: 'read', requestor: 'user', lists: [] });
  });

  it('starts in the initial state of the task, with its sides in step', async () => {
    const episode = await start();
    const steps = await episode.batch([user('look_at_phone'), agent('get_line', { line_id: 'L1' })]);
    expect(steps.map(({ observation }) => observation)).toEqual([
      'No signal',
      '{"line_id":"L1","open":false,"credit":3}',
    ]);
  });

  it('brings the sides in step after each call, and tells changes of both', async () => {
    const episode = await start();
    const [toggled, opened] = await episode.batch([user('toggle_phone'), openLine]);
    expect(toggled?.changes).toEqual([{ table: 'user.phone', key: 'own', field: 'on', before: false, after: true }]);
    expect(opened?.changes).toEqual([
      { table: 'lines', key: 'L1', field: 'open', before: false, after: true },
      { table: 'user.phone', key: 'own', field: 'connected', before: false, after: true },
    ]);
  });

  it('refuses the other side its tools, in the words of the harness', async () => {
    const episode = await start();
    const steps = await episode.batch([agent('toggle_phone'), user('open_line', { line_id: 'L1' }), agent('get_line')]);
    expect(steps.map(({ observation, kind, failed }) => [observation, kind, failed])).toEqual([
      ["Error: Tool 'toggle_phone' not found.", null, true],
      ["Error: Tool 'open_line' not found.", null, true],
      ["Error: DeskTools.get_line() missing 1 required positional argument: 'line_id'", 'read', true],
    ]);
  });

  it('keeps what a call changed before it raised, and does not bring the sides in step then', async () => {
    const episode = await start();
    const [step] = await episode.batch([agent('charge_line', { line_id: 'L1', amount: 11 })]);
    expect(step).toMatchObject({ observation: 'Error: Too much credit', failed: true });
    expect(step?.changes).toEqual([{ table: 'lines', key: 'L1', field: 'credit', before: 3, after: 11 }]);
  });

  it('makes the expected end without bringing the sides in step, as tau2 does', async () => {
    const episode = await start();
    await episode.batch(task.actions);
    const grade = await episode.grade();
    expect(grade).toMatchObject({ agent_matches: true, user_matches: false, failing: [] });
    expect(grade.assertions).toEqual([{ assertion: connected, met: true }]);
    expect(grade.difference).toEqual([
      { table: 'user.phone', key: 'own', field: 'connected', expected: false, actual: true },
    ]);
  });

  it('tells unmet statements, differences of the agent side, and expected calls that raise', async () => {
    const episode = await start({ actions: [...task.actions, agent('charge_line', { line_id: 'L9', amount: 1 })] });
    const grade = await episode.grade();
    expect(grade.agent_matches).toBe(false);
    expect(grade.hash_matches).toBe(false);
    expect(grade.assertions.map(({ met }) => met)).toEqual([false]);
    expect(grade.failing).toEqual([{ index: 2, observation: "Error: 'L9'" }]);
    expect(grade.difference.map(({ table, field }) => `${table}.${field}`)).toEqual(['lines.open', 'user.phone.on']);
  });

  it('grades by another expectation where one is given', async () => {
    const episode = await start();
    const grade = await episode.grade({ actions: [], env_assertions: [] });
    expect(grade).toMatchObject({ agent_matches: true, user_matches: true, assertions: [], difference: [] });
  });

  it('forks: neither touches the other', async () => {
    const episode = await start();
    const fork = await episode.fork();
    await fork.batch(task.actions);
    expect((await fork.grade()).assertions[0]?.met).toBe(true);
    expect((await episode.grade()).assertions[0]?.met).toBe(false);
    expect(await fork.hash()).not.toEqual(await episode.hash());
    expect(await (await episode.fork()).hash()).toEqual(await episode.hash());
  });

  it('hashes the sides apart where the domain can', async () => {
    const domain = {
      ...toyPhone,
      hash: (state: Parameters<NonNullable<typeof toyPhone.hash>>[0], side: string) =>
        JSON.stringify([...(state.written.get(side === 'user' ? 'phone' : 'lines') ?? [])]),
    };
    const episode = await openWorld({ domain, database: toyPhoneDatabase() }).reset(task);
    const before = await episode.hash();
    await episode.batch([user('toggle_phone')]);
    const after = await episode.hash();
    expect(after.agent).toBe(before.agent);
    expect(after.user).not.toBe(before.user);
  });

  it('says which function of a scene or an assertion it lacks', async () => {
    const unknown = { env_type: 'user', func_name: 'break_sim', arguments: {} } as const;
    await expect(start({ initial_state: { agent_data: null, user_data: null, actions: [unknown] } })).rejects.toThrow(
      new WorldError(
        'the world toy-phone cannot set the scene of the task: break_sim fails (there is no such function); give the world that the task was made for.',
      ),
    );
    await expect(start({ env_assertions: [{ ...connected, func_name: 'is_wet' }] })).rejects.toThrow(
      /the world toy-phone has no assertion is_wet/,
    );
  });
});
