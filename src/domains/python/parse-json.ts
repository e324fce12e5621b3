import { parse } from 'lossless-json';
import { float, type Value } from './value.ts';

/** Parses JSON without losing what Python would see in a number. Throws SyntaxError as JSON.parse does. */
export function parseJson(content: string): Value {
  return parse(content, undefined, parseNumber) as Value;
}

/** Python reads a number with a fraction or an exponent as a float, every other as an int of any size. */
function parseNumber(literal: string): Value {
  const number = Number(literal);
  if (/[.eE]/.test(literal)) {
    return float(number);
  }
  return Number.isSafeInteger(number) ? number : BigInt(literal);
}
