import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openDataset } from '../../src/datasets/open-datasets.ts';
import { openEpisode } from '../../src/domains/engine/episode.ts';
import { generateDatabase } from '../../src/generate/generate-database.ts';
import { generateTasks } from '../../src/generate/generate-tasks.ts';
import { retailGenerator } from '../../src/generate/retail/index.ts';
import { scenarios } from '../../src/generate/retail/scenarios/index.ts';
import type { GeneratedTask } from '../../src/generate/world-generator.ts';

const folder = fileURLToPath(new URL('../../data/retail/', import.meta.url));
const shared = fileURLToPath(new URL('../../../shared/datasets/tau-bench/retail/', import.meta.url));

const policy = readFileSync(`${folder}policy.md`, 'utf8');
const splits = ['test', 'dev', 'train'] as const;
const tasks = new Map(splits.map((split) => [split, readJson<GeneratedTask[]>(`${folder}tasks.${split}.json`)]));
const all = [...tasks.values()].flat();

interface Shopper {
  readonly name: { readonly first_name: string; readonly last_name: string };
  readonly email: string;
  readonly address: { readonly zip: string };
  readonly payment_methods: Readonly<Record<string, { readonly balance?: number; readonly last_four?: string }>>;
  readonly orders: readonly string[];
}
interface Purchase {
  readonly items: readonly { readonly name: string; readonly item_id: string }[];
  readonly payment_history: readonly { readonly amount: number }[];
}
interface Ware {
  readonly name: string;
  readonly product_id: string;
  readonly variants: Readonly<Record<string, { readonly available: boolean; readonly price: number }>>;
}

const users = readJson<Record<string, Shopper>>(`${folder}database/users.json`);
const products = readJson<Record<string, Ware>>(`${folder}database/products.json`);
const orders = readJson<Record<string, Purchase>>(`${folder}database/orders.json`);

function readJson<Content>(file: string): Content {
  return JSON.parse(readFileSync(file, 'utf8')) as Content;
}

describe('the database', () => {
  it('has the size that it should have', () => {
    expect(Object.keys(users).length).toBeGreaterThanOrEqual(500);
    expect(Object.keys(orders).length).toBeGreaterThanOrEqual(1000);
    expect(Object.keys(products)).toHaveLength(50);
    for (const { variants } of Object.values(products)) {
      expect(Object.keys(variants).length).toBeGreaterThanOrEqual(6);
      expect(Object.keys(variants).length).toBeLessThanOrEqual(12);
    }
  });

  it('has ids that JavaScript does not reorder, and no amount in whole dollars but the gift cards', () => {
    const ids = Object.values(products).flatMap(({ product_id, variants }) => [product_id, ...Object.keys(variants)]);
    expect(ids.filter((id) => !/^[1-9]\d{9}$/.test(id) || Number(id) < 2 ** 32)).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    const amounts = [
      ...Object.values(products).flatMap(({ variants }) => Object.values(variants).map(({ price }) => price)),
      ...Object.values(orders).flatMap(({ payment_history }) => payment_history.map(({ amount }) => amount)),
    ];
    expect(amounts.filter(Number.isInteger)).toEqual([]);
    const balances = Object.values(users).flatMap(({ payment_methods }) =>
      Object.values(payment_methods).flatMap(({ balance }) => balance ?? []),
    );
    expect(balances.filter((balance) => !Number.isInteger(balance))).toEqual([]);
  });

  it('tells every customer by email, and by name and zip code', () => {
    const emails = Object.values(users).map(({ email }) => email);
    expect(new Set(emails).size).toBe(emails.length);
    const names = Object.values(users).map(
      ({ name, address }) => `${name.first_name} ${name.last_name} ${address.zip}`,
    );
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('the tasks', () => {
  it('are as many as they should be, one for a customer', () => {
    expect(splits.map((split) => tasks.get(split)!.length)).toEqual([100, 20, 100]);
    expect(new Set(all.map(({ user_id }) => user_id)).size).toBe(all.length);
    expect(new Set(all.map(({ instruction }) => instruction)).size).toBe(all.length);
  });

  it.each(splits)('of split %s are hard often enough', (split) => {
    const hard = tasks.get(split)!.filter((task) => {
      const writes = task.actions.filter(({ name }) => !/^(get|find|list|calculate|transfer)_/.test(name));
      return task.expects_no_change === true || task.outputs.length > 0 || writes.length > 1;
    });
    expect(hard.length / tasks.get(split)!.length).toBeGreaterThanOrEqual(0.25);
  });

  it('read as sentences to the customer, who is named and can prove who they are', () => {
    for (const { user_id, instruction } of all) {
      const { name, email, address } = users[user_id]!;
      expect(instruction).toMatch(/^You are /);
      expect(instruction).toContain(name.first_name);
      expect(instruction).toContain(name.last_name);
      expect([email, address.zip].some((proof) => instruction.includes(proof))).toBe(true);
      expect(instruction).not.toMatch(/undefined|null|NaN| {2}|[.,;:]{2}|\ba [aei]|\s[.,;:?]/);
      expect(instruction.trim()).toMatch(/[.!?"]$/);
      const sentences = instruction.replaceAll(/\S+@\S+|\$\d+/g, '').match(/[.!?](?=["\s]|$)/g)!;
      expect(sentences.length).toBeGreaterThanOrEqual(2);
      expect(sentences.length).toBeLessThanOrEqual(10);
    }
  });

  it('speak of items and cards that the customer has one of', () => {
    for (const { user_id, instruction, actions } of all) {
      const { orders: bought, payment_methods } = users[user_id]!;
      const items = bought.flatMap((id) => orders[id]!.items);
      const named = actions
        .flatMap(({ kwargs }) => (kwargs['item_ids'] ?? []) as string[])
        .flatMap((id) => {
          const { name } = items.find(({ item_id }) => item_id === id)!;
          return instruction.includes(name.toLowerCase()) ? [name] : [];
        });
      expect(named.filter((name) => items.filter((item) => item.name === name).length !== 1)).toEqual([]);
      const cards = Object.values(payment_methods).map(({ last_four }) => last_four);
      for (const [, digits] of instruction.matchAll(/(?:Visa|Mastercard) ending in (\d+)/g)) {
        expect(cards.filter((card) => card === digits)).toHaveLength(1);
      }
    }
  });

  it('name no order but those that exist', () => {
    for (const { instruction } of all) {
      expect((instruction.match(/#W\d+/g) ?? []).filter((id) => !(id in orders))).toEqual([]);
    }
  });

  it('ask for amounts that stand neither in the policy nor in the instruction', () => {
    for (const { instruction, outputs } of all) {
      expect(outputs.filter((output) => policy.includes(output) || instruction.includes(output))).toEqual([]);
      expect(outputs.filter((output) => !/^\d+\.\d[1-9]$|^\d{12}$/.test(output))).toEqual([]);
    }
  });

  it('can be made with other seeds as well, and say so where customers run out', () => {
    const make = (scale: number) => {
      const database = generateDatabase({ generator: retailGenerator, seed: 7, scale });
      return generateTasks({ generator: retailGenerator, database, policy, seed: 7 });
    };
    expect(make(1)['test']).toHaveLength(100);
    expect(() => make(0.02)).toThrow(/No user is left for a task of the kind .* larger scale/);
  });

  it('come in every kind', () => {
    expect(Object.keys(scenarios).length).toBeGreaterThanOrEqual(20);
  });
});

describe('the displays', () => {
  const displays = readFileSync(`${folder}few-shot.jsonl`, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { readonly messages_display: string }).messages_display);

  it('are six to eight, of customers without a task', () => {
    expect(displays.length).toBeGreaterThanOrEqual(6);
    expect(displays.length).toBeLessThanOrEqual(8);
    for (const { user_id } of all) {
      expect(displays.filter((display) => display.includes(user_id))).toEqual([]);
    }
  });

  it('show what the tools answer', () => {
    const { domain, database } = openDataset({ path: folder });
    for (const display of displays) {
      const episode = openEpisode({ domain, database });
      const calls = [...display.matchAll(/^Assistant calls (\w+): (.*)\nResult: (.*)$/gm)];
      expect(calls.length).toBeGreaterThan(0);
      for (const [, name, given, result] of calls) {
        expect(episode.step({ name: name!, arguments: JSON.parse(given!) }).observation).toBe(result);
      }
    }
  });
});

it.skipIf(!existsSync(shared))('nothing stands in the shared data set (skipped where ../shared is absent)', () => {
  const theirs = (table: string) => readJson<Record<string, Shopper & Ware>>(`${shared}database/${table}.json`);
  const [theirUsers, theirProducts, theirOrders] = [theirs('users'), theirs('products'), theirs('orders')];
  const marks = new Set([
    ...Object.entries(theirUsers).flatMap(([id, { name, email, payment_methods }]) => [
      id,
      email,
      `${name.first_name} ${name.last_name}`,
      ...Object.keys(payment_methods),
    ]),
    ...Object.values(theirProducts).flatMap(({ name, product_id, variants }) => [
      name,
      product_id,
      ...Object.keys(variants),
    ]),
    ...Object.keys(theirOrders),
  ]);
  const ours = [
    ...Object.entries(users).flatMap(([id, { name, email, payment_methods }]) => [
      id,
      email,
      `${name.first_name} ${name.last_name}`,
      ...Object.keys(payment_methods),
    ]),
    ...Object.values(products).flatMap(({ name, product_id, variants }) => [
      name,
      product_id,
      ...Object.keys(variants),
    ]),
    ...Object.keys(orders),
  ];
  expect(ours.filter((mark) => marks.has(mark))).toEqual([]);
});
