import { describe, expect, it } from 'vitest';
import { createDatabase } from '../../src/domains/engine/database.ts';
import type { Domain } from '../../src/domains/engine/domain.ts';
import { openEpisode } from '../../src/domains/engine/episode.ts';
import { replayGroundTruth } from '../../src/domains/engine/replay-ground-truth.ts';
import { initialState, withRows } from '../../src/domains/engine/state.ts';
import { changesOf, differences, sameHash, sameState } from '../../src/domains/engine/state-difference.ts';
import { stateHash } from '../../src/domains/engine/state-hash.ts';
import { toolSchemas } from '../../src/domains/engine/tool-schemas.ts';
import { openView } from '../../src/domains/engine/view.ts';
import { readWrittenLists, takesList } from '../../src/domains/engine/written-lists.ts';
import { retail } from '../../src/domains/retail/index.ts';
import { parseJson } from '../../src/python/parse-json.ts';
import type { Dictionary } from '../../src/python/value.ts';
import { expects } from './make-trajectory.ts';
import { tinyRetail } from './tiny-worlds.ts';

const row = (text: string) => parseJson(text) as Dictionary;
const small = () =>
  createDatabase({ orders: { a: row('{"n": 1, "list": [1, 2], "inner": {"x": 1}}'), b: row('{"n": 2}') }, users: {} });
const written = (rows: Readonly<Record<string, string>>, database = small()) =>
  withRows(
    initialState(database),
    Object.entries(rows).map(([key, text]) => ({ table: 'orders', key, row: row(text) })),
  );

describe('two states', () => {
  it('are equal only where every record is, on either side', () => {
    const database = small();
    const [one, other] = [written({ a: '{"n": 9}' }, database), written({ a: '{"n": 9}', b: '{"n": 3}' }, database)];
    expect([sameState(one, one), sameState(one, other), sameState(other, one)]).toEqual([true, false, false]);
    expect([sameHash(one, one), sameHash(one, other), sameHash(other, one)]).toEqual([true, false, false]);
    expect(sameState(written({ b: '{"n": 2}' }, database), initialState(database))).toBe(true);
  });

  it('differ by a record that only one of them has', () => {
    const database = small();
    const [without, added] = [initialState(database), written({ c: '{"n": null}' }, database)];
    expect([sameState(without, added), sameState(added, without), sameHash(added, without)]).toEqual([
      false,
      false,
      false,
    ]);
    expect(differences(without, added)).toEqual([
      { table: 'orders', key: 'c', field: '', expected: null, actual: { n: null } },
    ]);
    expect(differences(added, without)).toEqual([
      { table: 'orders', key: 'c', field: '', expected: { n: null }, actual: null },
    ]);
  });

  it('are compared field by field as far as both sides have the same shape', () => {
    const changed = written({ a: '{"list": {"0": 1}, "inner": [1], "n": {"x": 1}}' });
    expect(changesOf(changed).map(({ field, before, after }) => [field, before, after])).toEqual([
      ['n', 1, { x: 1 }],
      ['list', [1, 2], { 0: 1 }],
      ['inner', { x: 1 }, [1]],
    ]);
    const deeper = written({ a: '{"n": 1, "list": [1], "inner": {"x": 2, "y": 3}}' });
    expect(changesOf(deeper).map(({ table, key, field, before, after }) => [table, key, field, before, after])).toEqual(
      [
        ['orders', 'a', 'list.1', 2, null],
        ['orders', 'a', 'inner.x', 1, 2],
        ['orders', 'a', 'inner.y', null, 3],
      ],
    );
  });

  it('hash alike where they are alike, also with a record added to those that are known', () => {
    const database = small();
    const cache = new WeakMap();
    stateHash(initialState(database), cache);
    const added = written({ c: '{"n": 5}', a: '{"n": 9}' }, database);
    const fresh = createDatabase({
      orders: { a: row('{"n": 9}'), b: row('{"n": 2}'), c: row('{"n": 5}') },
      users: {},
    });
    expect(stateHash(added, cache)).toBe(stateHash(initialState(fresh)));
    expect(stateHash(written({ b: '{"n": 2}' }, database), cache)).toBe(stateHash(initialState(database)));
  });
});

describe('the view of a call', () => {
  it('finds its own writes, apart by table and key', () => {
    const { view, touched } = openView(initialState(small()));
    view.change('orders', 'a')['n'] = 7;
    expect(view.change('orders', 'a')['n']).toBe(7);
    expect([view.get('orders', 'a')['n'], view.get('orders', 'b')['n']]).toEqual([7, 2]);
    view.put('users', 'a', { n: 8 });
    expect([view.get('users', 'a')['n'], view.get('orders', 'a')['n']]).toEqual([8, 7]);
    expect([view.has('users', 'b'), view.has('orders', 'b'), view.has('orders', 5)]).toEqual([false, true, false]);
    expect(touched().map(({ table, key }) => `${table}/${key}`)).toEqual(['orders/a', 'users/a']);
  });

  it('raises for a record that is not there, and for a key that cannot be one', () => {
    const { view } = openView(initialState(small()));
    expect(() => view.get('orders', 'z')).toThrow(/^'z'$/);
    expect(() => view.get('orders', null)).toThrow(/^None$/);
    expect(() => view.change('orders', 'z')).toThrow(/^'z'$/);
    expect(() => view.has('orders', [])).toThrow("unhashable type: 'list'");
  });

  it('lists the records of the data set, then those that the episode added, each once', () => {
    const { view } = openView(written({ c: '{"n": 3}', a: '{"n": 9}' }));
    expect([...view.all('orders')].map(([key, { n }]) => [key, n])).toEqual([
      ['a', 9],
      ['b', 2],
      ['c', 3],
    ]);
    expect([...view.all('nothing')]).toEqual([]);
  });
});

describe('a call', () => {
  const open = () => openEpisode({ domain: retail, database: tinyRetail() });
  const call = (name: string, given: Dictionary) => open().step({ name, arguments: given });

  it('that the world does not have does nothing and ends nothing', () => {
    expect(call('fly', {})).toEqual({
      observation: 'Unknown action fly',
      kind: null,
      failed: true,
      done: false,
      changes: [],
    });
  });

  it('ends the episode only where its tool does', () => {
    expect(call('transfer_to_human_agents', { summary: 'x' })).toMatchObject({ done: true, kind: 'terminal' });
    expect(call('get_user_details', { user_id: 'ann_1' })).toMatchObject({ done: false, kind: 'read' });
  });

  it('is bound to the arguments of its tool by name', () => {
    expect(call('get_user_details', { user: 'ann_1' }).observation).toBe(
      "Error: GetUserDetails.invoke() got an unexpected keyword argument 'user'",
    );
    expect(call('get_user_details', {}).observation).toBe(
      "Error: GetUserDetails.invoke() missing 1 required positional argument: 'user_id'",
    );
    expect(call('get_user_details', { user_id: 'ann_1', more: 1 }).observation).toBe(
      "Error: GetUserDetails.invoke() got an unexpected keyword argument 'more'",
    );
    expect(call('cancel_pending_order', { order_id: '#W1', cause: 'x' }).observation).toMatch(/unexpected keyword/);
  });

  it('leaves the state as it was where it wrote nothing', () => {
    const episode = open();
    const before = episode.state;
    episode.step({ name: 'get_user_details', arguments: { user_id: 'ann_1' } });
    expect(episode.state).toBe(before);
  });

  it('has lists for texts of lists only where its tool takes lists', () => {
    const tool = retail.tools.find(({ name }) => name === 'return_delivered_order_items')!;
    const read = (given: Readonly<Record<string, unknown>>) =>
      readWrittenLists(
        { lists: Object.keys(tool.parameters.shape).filter((name) => takesList(tool, name)) },
        { requestor: 'assistant', name: tool.name, arguments: given },
      )?.arguments;
    expect(read({ order_id: '#W1', item_ids: "['1', '2']" })).toEqual({ order_id: '#W1', item_ids: ['1', '2'] });
    expect(read({ order_id: "['1']", item_ids: '5' })).toBeUndefined();
    expect(read({ order_id: '#W1', item_ids: ['1'] })).toBeUndefined();
    expect(read({ other: "['1']" })).toBeUndefined();
    expect(read({ toString: "['1']" })).toBeUndefined();
  });
});

describe('a ground truth', () => {
  const cancel = { order_id: '#W1', reason: 'no longer needed' };
  const domain: Domain = retail;

  it('makes no call of the user, no answer, and no terminal call', () => {
    const { calls, failing, state } = replayGroundTruth({
      domain,
      database: tinyRetail(),
      actions: [
        expects('respond', { content: 'Hello.' }),
        { ...expects('cancel_pending_order', cancel), requestor: 'user' },
        expects('transfer_to_human_agents', { summary: '' }),
        { ...expects('reboot', {}), requestor: 'user' },
        expects('fly', {}),
      ],
    });
    const left = { executed: false, observation: '', failed: false, done: false, changes: [] };
    expect(calls.slice(0, 4)).toEqual([
      { index: 0, name: 'respond', arguments: { content: 'Hello.' }, kind: null, requestor: 'assistant', ...left },
      { index: 1, name: 'cancel_pending_order', arguments: cancel, kind: null, requestor: 'user', ...left },
      {
        index: 2,
        name: 'transfer_to_human_agents',
        arguments: { summary: '' },
        kind: 'terminal',
        requestor: 'assistant',
        ...left,
      },
      { index: 3, name: 'reboot', arguments: {}, kind: null, requestor: 'user', ...left },
    ]);
    expect(failing.map(({ name, observation }) => [name, observation])).toEqual([['fly', 'Unknown action fly']]);
    expect(changesOf(state)).toEqual([]);
  });
});

describe('what a model is told of the tools', () => {
  it('are the words of the data set where it has some, ours for the rest', () => {
    const [first, second] = retail.tools;
    const text = {
      type: 'function' as const,
      function: { name: second!.name, description: 'Theirs.', parameters: { type: 'object' } },
    };
    const told = toolSchemas({ domain: retail, texts: [text] });
    expect(told.map(({ type }) => type)).toEqual(retail.tools.map(() => 'function'));
    expect(told[1]).toBe(text);
    expect(told[0]).toMatchObject({ function: { name: first!.name, description: first!.description } });
    expect(Object.keys(told[0]!.function.parameters)).not.toContain('$schema');
    expect(toolSchemas({ domain: retail })[1]!.function.description).toBe(second!.description);
    expect(toolSchemas({ domain: retail, texts: null })).toHaveLength(retail.tools.length);
  });
});
