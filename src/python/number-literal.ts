import { float, PythonFloat, type Value } from './value.ts';

/** Python itself turns no longer text into an int (sys.get_int_max_str_digits). */
const mostDigits = 4300;

const number =
  /((?:[+-][ \t]*)*)(0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d[\d_]*)?)(?![\w.])/uy;

/**
 * A Python number with its signs at an index of a text: ints of any size and base, floats as floats (50.0 is not 50). Null where there
 * is none, or one that JSON cannot hold (3j, 1e999).
 */
export function readNumberLiteral(text: string, at: number): { readonly value: Value; readonly end: number } | null {
  number.lastIndex = at;
  const [all, signs = '', digits = ''] = number.exec(text) ?? [];
  if (all === undefined) {
    return null;
  }
  const value = parseDigits(digits.replaceAll('_', '').toLowerCase());
  if (value === null) {
    return null;
  }
  const isNegative = signs.replaceAll(/[^-]/gu, '').length % 2 === 1;
  return { value: isNegative ? negate(value) : value, end: at + all.length };
}

function parseDigits(digits: string): Value {
  if (digits.length > mostDigits) {
    return null;
  }
  if (/^0[xob]/u.test(digits) || /^\d+$/u.test(digits)) {
    const whole = BigInt(digits);
    return whole <= Number.MAX_SAFE_INTEGER ? Number(whole) : whole;
  }
  const value = Number(digits);
  return Number.isFinite(value) ? float(value) : null;
}

function negate(value: Value): Value {
  if (value instanceof PythonFloat) {
    return new PythonFloat(-value.value);
  }
  if (typeof value === 'bigint') {
    return -value;
  }
  // Python has no negative zero among its ints.
  return value === 0 ? 0 : -Number(value);
}
