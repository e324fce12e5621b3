import { comparePythonStrings } from './compare-strings.ts';
import { iterate } from './containers.ts';
import { text } from './repr.ts';
import type { MutableValue, Value } from './value.ts';

/** `sorted(value)` of a list of strings, or of a string's characters. */
export function sortedStrings(value: Value): MutableValue[] {
  return iterate(value).map(text).sort(comparePythonStrings);
}
