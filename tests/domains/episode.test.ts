import { describe, expect, it } from 'vitest';
import { createDatabase } from '../../src/domains/engine/database.ts';
import { openEpisode } from '../../src/domains/engine/episode.ts';
import { initialState, withRows } from '../../src/domains/engine/state.ts';
import { changesOf, differences, sameHash, sameState } from '../../src/domains/engine/state-difference.ts';
import { stateHash } from '../../src/domains/engine/state-hash.ts';
import { retail } from '../../src/domains/retail/index.ts';
import { parseJson } from '../../src/python/parse-json.ts';
import { tinyRetail } from './tiny-worlds.ts';

const address = { address1: 'a', address2: '', city: 'c', state: 's', country: 'd', zip: 'z' };
const cancel = { name: 'cancel_pending_order', arguments: { order_id: '#W1', reason: 'no longer needed' } };
const move = { name: 'modify_user_address', arguments: { user_id: 'ann_1', ...address } };

describe('an episode', () => {
  it('leaves the database and every other episode as they are', () => {
    const database = tinyRetail();
    const before = stateHash(initialState(database));
    const [one, two] = [openEpisode({ domain: retail, database }), openEpisode({ domain: retail, database })];
    one.step(cancel);
    expect(stateHash(two.state)).toBe(before);
    expect(stateHash(initialState(database))).toBe(before);
    expect(stateHash(one.state)).not.toBe(before);
    expect(Object.isFrozen(database.tables.get('orders')?.get('#W1')?.['items'])).toBe(true);
  });

  it('forks from where it is, and an earlier state that was kept stays as it was', () => {
    const episode = openEpisode({ domain: retail, database: tinyRetail() });
    episode.step(move);
    const kept = episode.state;
    const hash = stateHash(kept);
    const fork = episode.fork();
    fork.step(cancel);
    expect(stateHash(episode.state)).toBe(hash);
    expect(sameState(episode.state, kept)).toBe(true);
    expect(sameState(fork.state, kept)).toBe(false);
    episode.step(cancel);
    expect(stateHash(kept)).toBe(hash);
    expect(sameState(fork.state, episode.state)).toBe(true);
  });

  it('does not take over later changes of the arguments it was given', () => {
    const episode = openEpisode({ domain: retail, database: tinyRetail() });
    const given = { ...move.arguments };
    episode.step({ name: move.name, arguments: given });
    given.city = 'elsewhere';
    expect(episode.step({ name: 'get_user_details', arguments: { user_id: 'ann_1' } }).observation).toContain(
      '"city": "c"',
    );
  });

  it('counts writing the old value as no change, but shows what was written', () => {
    const episode = openEpisode({ domain: retail, database: tinyRetail() });
    episode.step(move);
    const again = episode.step(move);
    expect(again.changes).toEqual([]);
    const pay = (id: string) => ({
      name: 'modify_pending_order_payment',
      arguments: { order_id: '#W1', payment_method_id: id },
    });
    expect(episode.step(pay('paypal_1')).changes.length).toBeGreaterThan(0);
    expect(changesOf(initialState(tinyRetail()))).toEqual([]);
  });

  it('passes on what is no Python error', () => {
    const broken = {
      ...retail,
      tools: [
        {
          ...retail.tools[0]!,
          run: () => {
            throw new RangeError('bug');
          },
        },
      ],
    };
    const episode = openEpisode({ domain: broken, database: tinyRetail() });
    expect(() => episode.step({ name: 'calculate', arguments: { expression: '1' } })).toThrow(RangeError);
  });
});

describe('states', () => {
  const database = createDatabase(
    parseJson(`{"users": {}, "orders": {
      "#W2": {"total": 50.0, "n": 3, "who": "it's", "ok": true, "none": null, "items": [{"price": 0.1}], "empty": []},
      "#W1": {"x": 1e16, "q": "a\\"b'c", "u": "caf\\u00e9\\u200b\\n"}}}`) as unknown as Parameters<
      typeof createDatabase
    >[0],
  );

  it('hash as tau-bench does', () => {
    // Computed by Python's str() and hashlib on the same data.
    expect(stateHash(initialState(database))).toBe('2039df4974403288dcdb9e287d0f183b1293d156fd7899ba19ed7fb3db5ccbe0');
  });

  it('have the same hash with and without a cache, and with records added', () => {
    const cache = new WeakMap();
    const row = parseJson('{"a": 1}') as Record<string, number>;
    const added = withRows(initialState(database), [{ table: 'orders', key: '#W0', row }]);
    const whole = createDatabase({
      orders: { ...Object.fromEntries(database.tables.get('orders')!), '#W0': row },
      users: {},
    });
    expect(stateHash(initialState(database), cache)).toBe(stateHash(initialState(database), cache));
    expect(stateHash(added, cache)).toBe(stateHash(initialState(whole)));
  });

  it('differ by table, key and field; 50 and 50.0 differ only strictly', () => {
    const write = (text: string) =>
      withRows(initialState(database), [
        { table: 'orders', key: '#W2', row: parseJson(text) as Record<string, number> },
      ]);
    const [int, float] = [write('{"total": 50, "items": [1]}'), write('{"total": 50.0, "items": [1]}')];
    expect(sameState(int, float)).toBe(true);
    expect(sameHash(int, float)).toBe(false);
    const other = write('{"total": 51.5, "items": [1, {"a": 2.0}]}');
    expect(differences(float, other)).toEqual([
      { table: 'orders', key: '#W2', field: 'total', expected: 50, actual: 51.5 },
      { table: 'orders', key: '#W2', field: 'items.1', expected: null, actual: { a: 2 } },
    ]);
    expect(differences(float, int)).toEqual([]);
  });
});
