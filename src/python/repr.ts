import { comparePythonStrings } from './compare-strings.ts';
import { floatText } from './float-text.ts';
import { entriesOf } from './keys.ts';
import { type Dictionary, isDictionary, isFloat, isList, type PythonFloat, type Value } from './value.ts';

/** Python's `str()`: strings as they are, everything else as its repr. */
export function text(value: Value): string {
  return typeof value === 'string' ? value : repr(value);
}

/** Python's `repr()`. */
export function repr(value: Value): string {
  if (isList(value)) {
    return `[${value.map(repr).join(', ')}]`;
  }
  if (isDictionary(value)) {
    return `{${entriesOf(value)
      .map(([key, field]) => `${stringRepr(key)}: ${repr(field)}`)
      .join(', ')}}`;
  }
  return scalarRepr(value);
}

/**
 * The text that tau-bench hashes: lists as tuples in their order, dictionaries as tuples of (key, value) sorted by key.
 * Source: tau_bench/envs/base.py, to_hashable and consistent_hash.
 */
export function tupleText(value: Value): string {
  if (isList(value)) {
    return tuple(value.map(tupleText));
  }
  return isDictionary(value) ? tuple(sortedFields(value)) : scalarRepr(value);
}

/** Python's text of a tuple with these parts; a single part is followed by a comma. */
export function tuple(parts: readonly string[]): string {
  return parts.length === 1 ? `(${parts[0]},)` : `(${parts.join(', ')})`;
}

/** Python's repr of a string: single quotes unless only these stand in it, and escapes for what cannot be printed. */
export function stringRepr(value: string): string {
  const quote = value.includes("'") && !value.includes('"') ? '"' : "'";
  if (/^[\x20-\x26\x28-\x5b\x5d-\x7e]*$/.test(value)) {
    return `'${value}'`;
  }
  let result = '';
  for (const character of value) {
    result += character === quote || character === '\\' ? `\\${character}` : printable(character);
  }
  return quote + result + quote;
}

function sortedFields(value: Dictionary): string[] {
  return Object.keys(value)
    .sort(comparePythonStrings)
    .map((key) => `(${stringRepr(key)}, ${tupleText(value[key] ?? null)})`);
}

function scalarRepr(value: Value): string {
  if (value === null) {
    return 'None';
  }
  if (typeof value === 'boolean') {
    return value ? 'True' : 'False';
  }
  if (typeof value === 'string') {
    return stringRepr(value);
  }
  return isFloat(value) ? floatText(plainFloat(value)) : intText(value);
}

function plainFloat(value: number | PythonFloat): number {
  return typeof value === 'number' ? value : value.value;
}

/** Integers that JSON.parse already rounded are written out in full, as Python would write the same number. */
function intText(value: Value): string {
  return typeof value === 'number' ? BigInt(value).toString() : String(value);
}

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function printable(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (character === ' ' || !/[\p{C}\p{Z}]/u.test(character)) {
    return character;
  }
  const hex = code.toString(16);
  if (code <= 0xff) {
    return ESCAPES[character] ?? `\\x${hex.padStart(2, '0')}`;
  }
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
