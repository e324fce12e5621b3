import { PythonError } from './python-error.ts';
import { float, isFloat, PythonFloat, typeName, type Value } from './value.ts';

type Numeric = number | bigint;

/** `left + right`; Python's error text where one is no number (`symbol` as the tool writes it: + or +=). */
export function add(left: Value, right: Value, symbol = '+'): MutableNumber {
  return calculate(
    left,
    right,
    symbol,
    (a, b) => a + b,
    (a, b) => a + b,
  );
}

/** `left - right`. */
export function subtract(left: Value, right: Value, symbol = '-'): MutableNumber {
  return calculate(
    left,
    right,
    symbol,
    (a, b) => a - b,
    (a, b) => a - b,
  );
}

/** `left * right`, for numbers. */
export function multiply(left: Value, right: Value, symbol = '*'): MutableNumber {
  return calculate(
    left,
    right,
    symbol,
    (a, b) => a * b,
    (a, b) => a * b,
  );
}

/** `-value`. */
export function negate(value: Value): MutableNumber {
  if (numberOf(value) === undefined) {
    throw new PythonError(`bad operand type for unary -: '${typeName(value)}'`);
  }
  return isFloat(value) ? float(-Number(numberOf(value))) : multiply(-1, value);
}

/** `abs(value)`. */
export function absolute(value: Value): MutableNumber {
  return isLess(value, 0) ? negate(value) : add(value, 0);
}

/** `left < right`, for numbers. */
export function isLess(left: Value, right: Value): boolean {
  const a = numberOf(left);
  const b = numberOf(right);
  if (a === undefined || b === undefined) {
    throw new PythonError(`'<' not supported between instances of '${typeName(left)}' and '${typeName(right)}'`);
  }
  return a < b;
}

/** Python's `round(value, 2)`: correctly rounded from the exact binary value, exact ties to the even digit. */
export function roundToCents(value: Value): MutableNumber {
  return isFloat(value) ? float(roundFloat(Number(numberOf(value)))) : add(value, 0);
}

/** The same for a plain number. */
export function roundFloat(value: number): number {
  if (value === 0 || !Number.isFinite(value) || Math.abs(value) >= 1e21) {
    return value;
  }
  const rounded = Number(value.toFixed(2));
  // Only multiples of 1/8 can lie exactly between two cents; toFixed takes the larger one there, Python the even one.
  const isTie = Number.isInteger(value * 8) && Math.abs((value * 8) % 2) === 1;
  if (!isTie || Math.round(Math.abs(rounded) * 100) % 2 === 0) {
    return rounded;
  }
  return Number((rounded - Math.sign(value) * 0.01).toFixed(2));
}

/** What arithmetic gives. */
export type MutableNumber = number | bigint | PythonFloat;

/** The number behind a value (True is 1), or undefined where it is none. */
export function numberOf(value: Value): Numeric | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') {
    return value;
  }
  if (typeof value === 'boolean') {
    return value ? 1 : 0;
  }
  return value instanceof PythonFloat ? value.value : undefined;
}

function calculate(
  left: Value,
  right: Value,
  symbol: string,
  onNumbers: (a: number, b: number) => number,
  onIntegers: (a: bigint, b: bigint) => bigint,
): MutableNumber {
  const a = numberOf(left);
  const b = numberOf(right);
  if (a === undefined || b === undefined) {
    throw new PythonError(`unsupported operand type(s) for ${symbol}: '${typeName(left)}' and '${typeName(right)}'`);
  }
  if (isFloat(left) || isFloat(right)) {
    return float(onNumbers(Number(a), Number(b)));
  }
  const quick = onNumbers(Number(a), Number(b));
  return Number.isSafeInteger(quick) ? quick + 0 : onIntegers(BigInt(a), BigInt(b));
}
