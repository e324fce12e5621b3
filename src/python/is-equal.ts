import { numberOf } from './arithmetic.ts';
import { isDictionary, isFloat, isList, type Value } from './value.ts';

/** Python's `left == right`: the order of keys does not count, and 50 equals 50.0. */
export function isEqual(left: Value, right: Value): boolean {
  return compare(left, right, false);
}

/** Whether both have the same text in tau-bench's hash: as `isEqual`, but 50, 50.0 and True all differ. */
export function isIdentical(left: Value, right: Value): boolean {
  return compare(left, right, true);
}

function compare(left: Value, right: Value, strict: boolean): boolean {
  if (left === right) {
    return true;
  }
  if (isList(left)) {
    return (
      isList(right) &&
      left.length === right.length &&
      left.every((item, index) => compare(item, right[index] ?? null, strict))
    );
  }
  if (isDictionary(left)) {
    return isDictionary(right) && sameFields(left, right, strict);
  }
  const a = numberOf(left);
  const b = numberOf(right);
  if (a === undefined || b === undefined || isList(right) || isDictionary(right)) {
    return false;
  }
  const sameKind =
    typeof left === 'boolean' || typeof right === 'boolean'
      ? typeof left === typeof right
      : isFloat(left) === isFloat(right);
  // biome-ignore lint/suspicious/noDoubleEquals: an int may be a number here and a bigint there
  return a == b && (!strict || (sameKind && Object.is(Number(a), Number(b))));
}

function sameFields(
  left: { readonly [key: string]: Value },
  right: { readonly [key: string]: Value },
  strict: boolean,
): boolean {
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && compare(left[key] ?? null, right[key] ?? null, strict))
  );
}
