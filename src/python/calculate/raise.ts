import { PythonError } from '../python-error.ts';
import { mostBits, type Operand, toFloat } from './operand.ts';

/** Python's `left ** right`: of ints an int, unless the exponent is negative. */
export function raise(left: Operand, right: Operand): Operand {
  return typeof left === 'bigint' && typeof right === 'bigint' && right >= 0n
    ? raiseInteger(left, right)
    : raiseFloat(toFloat(left), toFloat(right));
}

function raiseInteger(base: bigint, exponent: bigint): bigint {
  const size = BigInt((base < 0n ? -base : base).toString(2).length);
  // 0, 1 and -1 stay small, whatever the exponent is.
  if (base >= -1n && base <= 1n) {
    return base ** (exponent === 0n ? 0n : 2n - (exponent % 2n));
  }
  if ((size - 1n) * exponent > mostBits) {
    throw new PythonError('int too large to convert to float');
  }
  return base ** exponent;
}

function raiseFloat(base: number, exponent: number): number {
  if (base === 0 && exponent < 0) {
    throw new PythonError('0.0 cannot be raised to a negative power');
  }
  if (base < 0 && !Number.isInteger(exponent)) {
    throw new PythonError("float() argument must be a string or a real number, not 'complex'");
  }
  const power = base ** exponent;
  if (!Number.isFinite(power)) {
    throw new PythonError("(34, 'Numerical result out of range')");
  }
  return power;
}
