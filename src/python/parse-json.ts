import { parse } from 'lossless-json';
import { keepOrder } from './keys.ts';
import { float, isDictionary, isList, type Value } from './value.ts';

/**
 * Parses JSON without losing what Python would see in it: ints and floats told apart, ints of any size, and the order of keys.
 * Throws SyntaxError as JSON.parse does.
 */
export function parseJson(content: string): Value {
  const marked = content.replace(INDEX_KEY, `"${ESCAPED_MARK}$1"$2`);
  // As in Python, of a key that stands twice the last value counts.
  const value = parse(marked, undefined, { parseNumber, onDuplicateKey: ({ newValue }) => newValue }) as Value;
  return marked.length === content.length ? value : unmark(value);
}

/** A key that JavaScript would move to the front is parsed with a mark before it, which is taken off again below. */
const INDEX_KEY = /(?<!\\)"(0|[1-9]\d{0,9})"(\s*:)/g;
const ESCAPED_MARK = '\\u0000';
const MARK = '\u0000';

/** Python reads a number with a fraction or an exponent as a float, every other as an int of any size. */
function parseNumber(literal: string): Value {
  const number = Number(literal);
  if (/[.eE]/.test(literal)) {
    return float(number);
  }
  return Number.isSafeInteger(number) ? number : BigInt(literal);
}

function unmark(value: Value): Value {
  if (isList(value)) {
    return value.map(unmark);
  }
  if (!isDictionary(value)) {
    return value;
  }
  const entries = Object.entries(value).map(([key, field]): [string, Value] => [
    key.startsWith(MARK) ? key.slice(1) : key,
    unmark(field),
  ]);
  const order = entries.map(([key]) => key);
  return keepOrder(Object.fromEntries(entries), order);
}
