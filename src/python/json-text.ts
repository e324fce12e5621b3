import { comparePythonStrings } from './compare-strings.ts';
import { floatText } from './float-text.ts';
import { entriesOf } from './keys.ts';
import { type Dictionary, isFloat, isList, PythonFloat, type Value } from './value.ts';

/** Python's `json.dumps(value)` with its defaults: ", " and ": " between parts, everything beyond ASCII escaped. */
export function jsonText(value: Value): string {
  return write(value, entriesOf);
}

/** The same with `sort_keys=True`. */
export function sortedJsonText(value: Value): string {
  return write(value, sortedEntries);
}

type Entries = (dictionary: Dictionary) => readonly (readonly [string, Value])[];

function sortedEntries(dictionary: Dictionary): [string, Value][] {
  return Object.entries(dictionary).sort(([a], [b]) => comparePythonStrings(a, b));
}

function write(value: Value, entries: Entries): string {
  if (typeof value === 'string') {
    return jsonString(value);
  }
  if (value === null || typeof value === 'boolean') {
    return String(value);
  }
  if (isList(value)) {
    return `[${value.map((item) => write(item, entries)).join(', ')}]`;
  }
  if (isFloat(value)) {
    return jsonFloat(value);
  }
  if (typeof value === 'object') {
    const fields = entries(value).map(([key, field]) => `${jsonString(key)}: ${write(field, entries)}`);
    return `{${fields.join(', ')}}`;
  }
  return BigInt(value).toString();
}

function jsonString(value: string): string {
  return JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const NOT_FINITE: Readonly<Record<string, string>> = { nan: 'NaN', inf: 'Infinity', '-inf': '-Infinity' };

function jsonFloat(value: number | PythonFloat): string {
  const written = floatText(value instanceof PythonFloat ? value.value : value);
  return NOT_FINITE[written] ?? written;
}
