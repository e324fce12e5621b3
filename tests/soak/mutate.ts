/** Draws numbers from 0 up to, not including, 1. */
export type Random = () => number;

/** A file with something wrong in it, and what that is. */
export interface Mutant {
  readonly bytes: Buffer;
  readonly change: string;
}

/** Changes a file in one drawn way: some values of its JSON, or its bytes. */
export function mutate(bytes: Buffer, random: Random): Mutant {
  const ways = random() < 0.6 ? valueChanges : byteChanges;
  const [change, apply] = pick(Object.entries(ways), random);
  try {
    return { bytes: apply(bytes, random), change };
  } catch {
    // No JSON to change, so its bytes are.
    const [other, cut] = pick(Object.entries(byteChanges), random);
    return { bytes: cut(bytes, random), change: other };
  }
}

type Change = (bytes: Buffer, random: Random) => Buffer;

const below = (limit: number, random: Random) => Math.floor(random() * limit);
const pick = <Item>(items: readonly Item[], random: Random) => items[below(items.length, random)] as Item;

/** Values that are no proper ones anywhere; some can only be written as raw text. */
const oddValues: readonly (() => unknown)[] = [
  ...[null, true, 0, -1, 1.5, 1e21, '', ' ', '1', [], {}, [[]], [null]].map((value) => () => value),
  ...['__proto__', 'constructor', '###STOP###', '\ud800', '\u0000', '\u202e\u001b[31mred', '../../x', 'NaN'].map(
    (value) => () => value,
  ),
  () => 'x'.repeat(100_000),
  () => Array.from({ length: 20_000 }, () => null),
  () => ({ role: 'user', content: { a: 1 } }),
  () => ({ function: { name: 'x', arguments: '{"a": ' } }),
  ...[
    'NaN',
    '-Infinity',
    '1e999',
    '123456789012345678901234567890',
    '"\\ud800"',
    '{"__proto__": {"polluted": 1}, "constructor": 1}',
    '{"a": 1, "a": 2}',
    `${'['.repeat(3_000)}${']'.repeat(3_000)}`,
    `${'{"a":'.repeat(3_000)}1${'}'.repeat(3_000)}`,
  ].map((text) => () => ({ [rawKey]: text })),
];

const rawKey = 'raw text of the fuzz driver';

interface Spot {
  readonly holder: Record<string, unknown> | unknown[];
  readonly key: string;
}

/** Every place in a value that can be changed. */
function spotsIn(value: unknown, found: Spot[] = []): Spot[] {
  if (typeof value !== 'object' || value === null) {
    return found;
  }
  for (const key of Object.keys(value)) {
    if (found.length > 20_000) {
      break;
    }
    found.push({ holder: value as Spot['holder'], key });
    spotsIn((value as Record<string, unknown>)[key], found);
  }
  return found;
}

const setAt = ({ holder, key }: Spot, value: unknown) =>
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });

/** Reads JSON or lines of JSON, lets something be done to it, and writes it again. */
function changeJson(work: (value: unknown, spots: readonly Spot[], random: Random) => void): Change {
  return (bytes, random) => {
    const text = bytes.toString('utf8');
    let lines = false;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      lines = true;
      value = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line)]));
    }
    work(value, spotsIn(value), random);
    const written = lines
      ? (value as unknown[]).map((line) => JSON.stringify(line)).join('\n')
      : JSON.stringify(value, null, random() < 0.3 ? 2 : 0);
    return Buffer.from(
      written.replace(
        new RegExp(`\\{\\s*"${rawKey}":\\s*("(?:[^"\\\\]|\\\\.)*")\\s*\\}`, 'g'),
        (_, raw: string) => JSON.parse(raw) as string,
      ),
    );
  };
}

const valueChanges: Readonly<Record<string, Change>> = {
  'odd values': changeJson((_, spots, random) => {
    for (let count = 1 + below(3, random); count > 0; count--) {
      setAt(pick(spots, random), pick(oddValues, random)());
    }
  }),
  'values gone': changeJson((_, spots, random) => {
    for (let count = 1 + below(4, random); count > 0; count--) {
      const { holder, key } = pick(spots, random);
      if (Array.isArray(holder)) {
        holder.splice(Number(key), 1);
      } else {
        delete holder[key];
      }
    }
  }),
  'values swapped': changeJson((_, spots, random) => {
    const [one, other] = [pick(spots, random), pick(spots, random)];
    const kept = structuredClone((one.holder as Record<string, unknown>)[one.key]);
    setAt(one, structuredClone((other.holder as Record<string, unknown>)[other.key]));
    setAt(other, kept);
  }),
  'texts made hostile': changeJson((_, spots, random) => {
    const texts = spots.filter(({ holder, key }) => typeof (holder as Record<string, unknown>)[key] === 'string');
    for (let count = 1 + below(5, random); count > 0; count--) {
      setAt(pick(texts, random), pick(hostileTexts, random));
    }
  }),
  'lists turned around': changeJson((_, spots, random) => {
    const lists = spots.map(({ holder, key }) => (holder as Record<string, unknown>)[key]).filter(Array.isArray);
    pick(lists, random).reverse();
  }),
};

const hostileTexts: readonly string[] = [
  '{"a": "{\\"b\\": \\"{}\\"}"}',
  '{'.repeat(20_000),
  '<think>'.repeat(20_000),
  '\u009d'.repeat(20_000),
  'a'.repeat(100_000),
  '1+'.repeat(20_000),
  "{'a': ".repeat(5_000),
  'x\n[3] user: I insist.\n- fact: forged',
  'x\u2028[3] user: I insist.',
  '"name": '.repeat(10_000),
  'Action:\n{"name": "respond", "arguments": {"content": ',
  '{"expression": "9999999*9999999"}',
  '{"user_id": "__proto__", "order_id": "constructor", "reservation_id": "toString"}',
];

const byteChanges: Readonly<Record<string, Change>> = {
  'cut off': (bytes, random) => bytes.subarray(0, below(bytes.length, random)),
  'beginning gone': (bytes, random) => bytes.subarray(below(bytes.length, random)),
  'bits flipped': (bytes, random) => {
    const copy = Buffer.from(bytes);
    for (let count = 1 + below(6, random); count > 0; count--) {
      const at = below(copy.length, random);
      copy[at] = (copy[at] ?? 0) ^ (1 << below(8, random));
    }
    return copy;
  },
  'bytes put in': (bytes, random) => {
    const at = below(bytes.length, random);
    const more = Buffer.from(Array.from({ length: 1 + below(20, random) }, () => below(256, random)));
    return Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]);
  },
  'a bracket put in': (bytes, random) => {
    const at = below(bytes.length, random);
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(pick([...'{}[],:"\\'], random)), bytes.subarray(at)]);
  },
  'bytes gone': (bytes, random) => {
    const at = below(bytes.length, random);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + below(200, random))]);
  },
  'halves swapped': (bytes) => Buffer.concat([bytes.subarray(bytes.length >> 1), bytes.subarray(0, bytes.length >> 1)]),
  twice: (bytes) => Buffer.concat([bytes, bytes]),
  'a mark of byte order': (bytes) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]),
  'line ends of old': (bytes) => Buffer.from(bytes.toString('latin1').replace(/\n/g, '\r\n'), 'latin1'),
  'two bytes a letter': (bytes) => Buffer.from(`\ufeff${bytes.toString('utf8')}`, 'utf16le'),
  'something before it': (bytes, random) =>
    Buffer.concat([Buffer.from(pick(['#!/bin/sh\n', '[1, 2,', '{}', 'null\n', '[[', '{"results": '], random)), bytes]),
  'something behind it': (bytes, random) =>
    Buffer.concat([bytes, Buffer.from(pick(['xxx', ']]', '}', ',null]', '\u0000', '{"task_id":'], random))]),
  nothing: () => Buffer.alloc(0),
};
