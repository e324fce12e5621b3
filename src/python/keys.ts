import type { Dictionary, Value } from './value.ts';

/** Under this an object keeps the order of its keys where JavaScript would put some of them (ids such as "1176194968") first. */
const ORDER = Symbol('order of keys');

/** The keys of a dictionary in Python's order: that of the file, with later ones at the end. */
export function keysOf(dictionary: Dictionary): readonly string[] {
  const order = (dictionary as Ordered)[ORDER];
  const keys = Object.keys(dictionary);
  if (order === undefined) {
    return keys;
  }
  const known = order.filter((key) => Object.hasOwn(dictionary, key));
  return known.length === keys.length ? known : [...known, ...keys.filter((key) => !known.includes(key))];
}

/** `dictionary.items()` in Python's order. */
export function entriesOf(dictionary: Dictionary): [string, Value][] {
  return keysOf(dictionary).map((key) => [key, dictionary[key] ?? null]);
}

/** Notes the order of keys that `keysOf` is to give; needless for objects that have no whole number as a key. */
export function keepOrder<Kept extends object>(dictionary: Kept, order: readonly string[]): Kept {
  if (order.some(isIndex)) {
    Object.defineProperty(dictionary, ORDER, { value: [...order], enumerable: false });
  }
  return dictionary;
}

interface Ordered {
  readonly [ORDER]?: readonly string[];
}

/** Whether JavaScript sorts this key before all others. */
function isIndex(key: string): boolean {
  return /^(0|[1-9]\d{0,9})$/.test(key) && Number(key) < 2 ** 32 - 1;
}
