import { numberOf } from '../../python/arithmetic.ts';
import { isDictionary, isList, type Value } from '../../python/value.ts';

/** Whether a Python `if` would take the value. */
export function isTrue(value: Value): boolean {
  if (isList(value)) {
    return value.length > 0;
  }
  const number = numberOf(value);
  if (number !== undefined) {
    return Number(number) !== 0;
  }
  return isDictionary(value) ? Object.keys(value).length > 0 : value !== null && value !== '';
}
