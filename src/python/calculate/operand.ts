import { PythonError } from '../python-error.ts';

/** A Python number: int as bigint, float as number. */
export type Operand = bigint | number;

/** Bits of a whole number beyond which none goes on; a float holds 1024 of them. */
export const mostBits = 20_000n;

/** Python's `float(value)`. */
export function toFloat(value: Operand): number {
  const number = Number(value);
  if (typeof value === 'bigint' && !Number.isFinite(number)) {
    throw new PythonError('int too large to convert to float');
  }
  return number;
}
