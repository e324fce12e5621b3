import { isEqual } from './is-equal.ts';
import { keysOf } from './keys.ts';
import { PythonError } from './python-error.ts';
import { repr } from './repr.ts';
import { isDictionary, isList, typeName, type Value } from './value.ts';

/** `key in dictionary`. A list or dictionary as key raises, every other value that is no string is absent. */
export function contains(dictionary: Value, key: Value): boolean {
  if (!isDictionary(dictionary)) {
    return iterate(dictionary).some((item) => isEqual(item, key));
  }
  assertHashable(key);
  return typeof key === 'string' && Object.hasOwn(dictionary, key);
}

/** `container[key]`, with Python's error texts: a missing key's text is the key's repr. */
export function at(container: Value, key: Value): Value {
  if (isDictionary(container)) {
    if (!contains(container, key)) {
      throw new PythonError(repr(key));
    }
    return container[key as string] ?? null;
  }
  if (isList(container) && typeof key === 'number') {
    return element(container, key);
  }
  throw new PythonError(subscriptError(container, key));
}

/** What a `for` loop over the value visits: a string's characters, a list's elements, a dictionary's keys. */
export function iterate(value: Value): readonly Value[] {
  if (typeof value === 'string') {
    return [...value];
  }
  if (isList(value)) {
    return value;
  }
  if (isDictionary(value)) {
    return keysOf(value);
  }
  throw new PythonError(`'${typeName(value)}' object is not iterable`);
}

/** `len(value)`. */
export function length(value: Value): number {
  if (typeof value === 'string' || isList(value) || isDictionary(value)) {
    return iterate(value).length;
  }
  throw new PythonError(`object of type '${typeName(value)}' has no len()`);
}

/** `sequence.count(item)`. In a string, `item` is one of its characters. */
export function count(sequence: Value, item: Value): number {
  if (typeof sequence !== 'string' && !isList(sequence)) {
    throw new PythonError(`'${typeName(sequence)}' object has no attribute 'count'`);
  }
  return iterate(sequence).filter((other) => isEqual(other, item)).length;
}

/** `value.lower()`. */
export function lower(value: Value): string {
  if (typeof value !== 'string') {
    throw new PythonError(`'${typeName(value)}' object has no attribute 'lower'`);
  }
  return value.toLowerCase();
}

/** Raises as Python does where the value cannot be a key. */
export function assertHashable(key: Value): void {
  if (isList(key) || isDictionary(key)) {
    throw new PythonError(`unhashable type: '${typeName(key)}'`);
  }
}

function element(list: readonly Value[], index: number): Value {
  const value = list.at(index);
  if (value === undefined) {
    throw new PythonError('list index out of range');
  }
  return value;
}

function subscriptError(container: Value, key: Value): string {
  if (typeof container === 'string') {
    return `string indices must be integers, not '${typeName(key)}'`;
  }
  return isList(container)
    ? `list indices must be integers or slices, not ${typeName(key)}`
    : `'${typeName(container)}' object is not subscriptable`;
}
