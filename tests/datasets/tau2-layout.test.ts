import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDataset } from '../../src/datasets/check-dataset.ts';
import { importTau2 } from '../../src/datasets/import/import-tau2.ts';
import { openDataset, openDatasets, openFirstDatasets } from '../../src/datasets/open-datasets.ts';
import { readDataFile } from '../../src/datasets/tau2/read-data-file.ts';
import { writeDataset } from '../../src/datasets/write-dataset.ts';
import { openEpisode } from '../../src/domains/engine/episode.ts';
import { initialState } from '../../src/domains/engine/state.ts';
import { PythonFloat } from '../../src/python/value.ts';
import { shop, writeTau2Checkout } from './write-tau2-checkout.ts';

const checkout = writeTau2Checkout();
const folder = join(checkout, 'data/tau2/domains/retail');

describe("a data set in tau2's layout", () => {
  it('is found in a checkout, in a folder of domains, and by itself', () => {
    for (const path of [checkout, join(checkout, 'data/tau2/domains'), folder]) {
      expect(openDatasets({ path }).domains).toEqual(['tau2-retail']);
    }
  });

  it('has records as the world keeps them, tasks by split, and the policy', () => {
    const { database, splits, tasks, policy, domain } = openDataset({ path: folder });
    const order = database.tables.get('orders')?.get('#W1');
    expect(Object.keys(order ?? {}).slice(0, 4)).toEqual(['order_id', 'user_id', 'address', 'items']);
    expect(order).toMatchObject({ cancel_reason: null, return_items: null });
    expect(order?.['payment_history']).toMatchObject([{ amount: new PythonFloat(20) }]);
    expect(splits).toEqual(['base', 'test']);
    expect(tasks('test').map(({ id }) => id)).toEqual(['1']);
    expect(tasks('base')[0]).toMatchObject({ outputs: ['20'], reward_basis: ['DB', 'COMMUNICATE'] });
    expect(policy).toContain('Be kind.');
    expect(domain.name).toBe('tau2-retail');
  });

  it('becomes one of our shape with the same records, tasks and policy', () => {
    const output = mkdtempSync(join(tmpdir(), 'tau2-import-'));
    for (const { domain, files } of importTau2({ checkout }).datasets) {
      writeDataset({ folder: join(output, domain), files });
    }
    const before = openDataset({ path: folder });
    const after = openDataset({ path: output });
    expect(after.splits.map((split) => after.tasks(split))).toEqual(before.splits.map((split) => before.tasks(split)));
    expect(after.policy).toBe(before.policy);
    const hashes = [before, after].map(({ domain, database }) => domain.hash?.(initialState(database), 'assistant'));
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(hashes[1]).toBe(hashes[0]);
  });

  it('is checked by what its tasks are graded by', () => {
    const [cancels, idles] = checkDataset({ dataset: openDataset({ path: folder }), split: 'base' }).tasks;
    expect(cancels).toMatchObject({ changes_state: true, do_nothing_passes: false, problems: [] });
    expect(idles?.problems.map(({ kind }) => kind)).toEqual(['no_change', 'do_nothing_passes']);
  });

  it('says in one sentence what is wrong with it', () => {
    const at = (changes: Readonly<Record<string, unknown>>) =>
      openDataset({ path: join(writeTau2Checkout(changes), 'data/tau2/domains/retail') });
    expect(() => at({ 'retail/db.json': '{' })).toThrow(/db\.json could not be read as JSON/);
    expect(() => at({ 'retail/db.json': { ...shop, users: undefined } })).toThrow(/db\.json has no table users/);
    expect(() => at({ 'retail/split_tasks.json': { base: ['7'] } }).tasks('base')).toThrow(/task 7 stands in no file/);
    expect(() => at({}).tasks('dev')).toThrow(/no task split dev; there are base, test/);
    expect(() => at({ 'retail/tasks.json': [{}] }).tasks('base')).toThrow(
      /tasks\.json, task 0: expected an object with an id/,
    );
    expect(() => importTau2({ checkout: tmpdir() })).toThrow(/is no checkout of tau2/);
    expect(() => importTau2({ checkout, domain: 'airline' })).toThrow(/has no domain airline; it has tau2-retail/);
  });

  it('of several places that of the first counts', () => {
    const both = openFirstDatasets(['/nowhere', mkdtempSync(join(tmpdir(), 'empty-')), checkout]);
    expect(both.domains).toEqual(['tau2-retail']);
    expect(both.get('tau2-retail')?.path).toBe(folder);
  });
});

it('TOML tells ints from floats', () => {
  const path = join(
    writeTau2Checkout({ 'x/db.toml': 'a = 2\nb = 2.0\n[[c]]\nd = "e"\n' }),
    'data/tau2/domains/x/db.toml',
  );
  expect(readDataFile(path)).toEqual({ a: 2, b: new PythonFloat(2), c: [{ d: 'e' }] });
});

describe("tau2's checks of arguments", () => {
  const { domain, database } = openDataset({ path: folder });
  const answer = (
    name: string,
    given: Readonly<Record<string, unknown>>,
    requestor: 'assistant' | 'user' = 'assistant',
  ) => openEpisode({ domain, database }).step({ name, arguments: given, requestor }).observation;

  it('speaks in the words of pydantic, of Python and of its toolkit', () => {
    const parts = { address1: 'a', address2: 'b', city: 4, state: 'd', country: null, zip: 'f' };
    expect(answer('modify_user_address', { user_id: 'ada_1', ...parts })).toBe(
      [
        'Error: 2 validation errors for UserAddress',
        'city',
        '  Input should be a valid string [type=string_type, input_value=4, input_type=int]',
        'country',
        '  Input should be a valid string [type=string_type, input_value=None, input_type=NoneType]',
      ].join('\n'),
    );
    expect(answer('get_user_details', {})).toBe(
      "Error: RetailTools.get_user_details() missing 1 required positional argument: 'user_id'",
    );
    expect(answer('think', {})).toBe("Error: Tool 'think' not found.");
    expect(answer('get_user_details', { user_id: 'ada_1' }, 'user')).toBe('Error: User tools not available');
    expect(answer('get_item_details', { item_id: '12' })).toBe(
      '{"item_id": "12", "options": {"colour": "blue"}, "available": true, "price": 25.5}',
    );
  });
});
