import { PythonError } from '../python-error.ts';

/** Python's `left / right` of two ints of any size: the float nearest to the exact quotient. */
export function divideIntegers(left: bigint, right: bigint): number {
  if (right === 0n) {
    throw new PythonError('division by zero');
  }
  const quick = Number(left) / Number(right);
  if (Number.isSafeInteger(Number(left)) && Number.isSafeInteger(Number(right))) {
    return quick;
  }
  const negative = left < 0n !== right < 0n;
  const dividend = left < 0n ? -left : left;
  const divisor = right < 0n ? -right : right;
  // At least 66 bits of quotient with a sticky last bit round to the nearest float in one step.
  const shift = Math.max(0, 66 + bits(divisor) - bits(dividend));
  const scaled = dividend << BigInt(shift);
  const sticky = scaled % divisor === 0n ? 0n : 1n;
  const quotient = Number((scaled / divisor) | sticky) * 2 ** -shift;
  if (!Number.isFinite(quotient)) {
    throw new PythonError('integer division result too large for a float');
  }
  return negative ? -quotient : quotient;
}

function bits(value: bigint): number {
  return value.toString(2).length;
}
