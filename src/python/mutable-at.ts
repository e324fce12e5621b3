import { PythonError } from './python-error.ts';
import { repr } from './repr.ts';
import { isDictionary, type MutableDictionary, type MutableValue } from './value.ts';

/** `container[key]` of a record that may be changed, where a dictionary stands there. */
export function mutableAt(container: MutableDictionary, key: string): MutableDictionary {
  const value: MutableValue | undefined = Object.hasOwn(container, key) ? container[key] : undefined;
  if (value === undefined || !isDictionary(value)) {
    throw new PythonError(repr(key));
  }
  return value as MutableDictionary;
}
