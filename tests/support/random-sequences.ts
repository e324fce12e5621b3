import type { Random } from '../../src/chance/seeded-random.ts';
import type { DatasetTask } from '../../src/datasets/dataset.ts';
import type { Database } from '../../src/domains/engine/database.ts';
import type { Domain } from '../../src/domains/engine/domain.ts';
import { toolsOf } from '../../src/domains/engine/episode.ts';
import type { Requestor, WorldCall } from '../../src/domains/engine/world.ts';
import { type Dictionary, float, isDictionary, isList, type Value } from '../../src/python/value.ts';

/** A task and calls to make in it. */
export interface RandomSequence {
  readonly task: DatasetTask;
  readonly calls: readonly WorldCall[];
}

type Given = Record<string, Value>;
type Pools = ReadonlyMap<string, readonly Value[]>;

/**
 * Sequences of 6 to 12 calls in the tasks of a world: what the task expects and what others do, tools with values that its records
 * hold, and all of these with arguments spoiled: left out, misnamed, of another type, a little off; tools of nobody and of the other
 * party.
 */
export function randomSequences(options: {
  readonly domain: Domain;
  readonly database: Database;
  readonly tasks: readonly DatasetTask[];
  readonly count: number;
  readonly random: Random;
}): RandomSequence[] {
  const { domain, database, tasks, count, random } = options;
  const pools = valuesByName(database, tasks);
  const chance = { random, pools, domain };
  return Array.from({ length: count }, () => {
    const task = pick(random, tasks);
    const calls = Array.from({ length: 6 + Math.floor(random() * 7) }, () => {
      const call = madeCall(chance, task, tasks);
      return random() < 0.25 ? spoiled(chance, call) : call;
    });
    return { task, calls };
  });
}

interface Chance {
  readonly random: Random;
  readonly pools: Pools;
  readonly domain: Domain;
}

function madeCall(chance: Chance, task: DatasetTask, tasks: readonly DatasetTask[]): WorldCall {
  const { random } = chance;
  const kind = random();
  const expected = kind < 0.4 ? task.actions : kind < 0.5 ? pick(random, tasks).actions : [];
  return expected.length > 0 ? pick(random, expected) : ofTool(chance);
}

/** A tool of either side with values that stand under its arguments' names somewhere. */
function ofTool({ random, pools, domain }: Chance): WorldCall {
  const requestor: Requestor = domain.userTools !== undefined && random() < 0.6 ? 'user' : 'assistant';
  const tool = pick(random, toolsOf(domain, requestor));
  const names = Object.entries(tool.parameters.shape).filter(
    ([, shape]) => random() < 0.7 || shape.safeParse(undefined).success === false,
  );
  const given = names.map(([name]): [string, Value] => [name, pick(random, pools.get(name) ?? odd)]);
  return { requestor, name: tool.name, arguments: Object.fromEntries(given) };
}

const odd: readonly Value[] = [
  null,
  true,
  false,
  0,
  12,
  -1.5,
  float(2),
  '',
  'x',
  '2',
  [],
  {},
  ['x'],
  [['x']],
  { x: 1 },
];

function spoiled(chance: Chance, call: WorldCall): WorldCall {
  const { random } = chance;
  const given: Given = { ...(call.arguments as Dictionary) };
  const names = Object.keys(given);
  const kind = random();
  if (names.length === 0 || kind < 0.1) {
    return pick(random, [
      { ...call, name: `${call.name}s` },
      { ...call, requestor: call.requestor === 'user' ? ('assistant' as const) : ('user' as const) },
      { ...call, arguments: { ...given, note: pick(random, odd) } },
    ]);
  }
  const name = pick(random, names);
  const value = given[name] ?? null;
  if (kind < 0.25) {
    delete given[name];
  } else if (kind < 0.35) {
    delete given[name];
    given[`${name}s`] = value;
  } else {
    given[name] = kind < 0.6 ? pick(random, odd) : nearTo(random, value);
  }
  return { ...call, arguments: given };
}

/** A value a little off, down in its parts too. */
function nearTo(random: Random, value: Value): Value {
  if (typeof value === 'string') {
    return pick(random, [
      value.toUpperCase(),
      `${value} `,
      value.slice(0, -1),
      `#${value}`,
      [value],
      `${value.slice(0, -1)}Z`,
    ]);
  }
  if (typeof value === 'number') {
    return pick<Value>(random, [-value, value + 1, float(value), String(value), value / 2, [value]]);
  }
  if (isList(value)) {
    const [first = null] = value;
    return pick<Value>(random, [[...value, first], value.slice(1), first, value.map((part) => nearTo(random, part))]);
  }
  if (isDictionary(value)) {
    const names = Object.keys(value);
    const name = names.length > 0 ? pick(random, names) : 'x';
    return pick<Value>(random, [
      { ...value, note: 1 },
      { ...value, [name]: nearTo(random, value[name] ?? null) },
      { ...value, [name]: pick(random, odd) },
      [value],
      Object.fromEntries(Object.entries(value).filter(([key]) => key !== name)),
    ]);
  }
  return pick(random, odd);
}

/** The values that stand under each name in the records and in what tasks expect; at most so many that all get their turn. */
function valuesByName(database: Database, tasks: readonly DatasetTask[]): Pools {
  const pools = new Map<string, Value[]>();
  const add = (name: string, value: Value) => {
    const pool = pools.get(name) ?? [];
    pools.set(name, pool);
    if (pool.length < 60) {
      pool.push(value);
    }
  };
  const collect = (value: Value) => {
    for (const [name, part] of isDictionary(value) ? Object.entries(value) : []) {
      add(name, part);
      collect(part);
    }
    for (const part of isList(value) ? value.slice(0, 3) : []) {
      collect(part);
    }
  };
  for (const { actions } of tasks) {
    for (const { arguments: given } of actions) {
      collect(given as Dictionary);
    }
  }
  for (const rows of database.tables.values()) {
    for (const row of [...rows.values()].slice(0, 60)) {
      collect(row);
    }
  }
  return pools;
}

function pick<Item>(random: Random, items: readonly Item[]): Item {
  return items[Math.floor(random() * items.length)] as Item;
}
