import { numberOf } from '../../python/arithmetic.ts';
import { PythonFloat, type Value } from '../../python/value.ts';

/**
 * Whether two argument values mean the same to a tool. 50 equals 50.0 (JSON has one number), order of keys does not count;
 * order of lists does.
 */
export function sameValue(left: unknown, right: unknown): boolean {
  if (left === right) {
    return true;
  }
  if (left instanceof PythonFloat || right instanceof PythonFloat) {
    return numberOf(left as Value) === numberOf(right as Value);
  }
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) {
    return false;
  }
  if (Array.isArray(left) || Array.isArray(right)) {
    if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) {
      return false;
    }
    return left.every((item, index) => sameValue(item, right[index]));
  }
  const leftKeys = Object.keys(left);
  if (leftKeys.length !== Object.keys(right).length) {
    return false;
  }
  return leftKeys.every(
    (key) =>
      Object.hasOwn(right, key) &&
      sameValue((left as Record<string, unknown>)[key], (right as Record<string, unknown>)[key]),
  );
}
