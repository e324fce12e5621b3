import { keepOrder, keysOf } from './keys.ts';
import { isDictionary, isList, type MutableDictionary, type MutableValue, type Value } from './value.ts';

/** A deep copy that may be changed. */
export function copy(value: Value): MutableValue {
  if (isList(value)) {
    return value.map(copy);
  }
  return isDictionary(value) ? copyDictionary(value) : value;
}

/** A deep copy of a record. A key `__proto__` in hostile arguments stays a key. */
export function copyDictionary(value: { readonly [key: string]: Value }): MutableDictionary {
  const result: MutableDictionary = {};
  const keys = keysOf(value);
  for (const key of keys) {
    setField(result, key, copy(value[key] ?? null));
  }
  return keepOrder(result, keys);
}

/** `dictionary[key] = value`, also for a key that JavaScript treats specially. */
export function setField(dictionary: MutableDictionary, key: string, value: MutableValue): void {
  if (key === '__proto__') {
    Object.defineProperty(dictionary, key, { value, writable: true, enumerable: true, configurable: true });
  } else {
    dictionary[key] = value;
  }
}
