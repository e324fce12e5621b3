import { floatText } from '../python/float-text.ts';
import { entriesOf } from '../python/keys.ts';
import { type Dictionary, isFloat, isList, PythonFloat, type Value } from '../python/value.ts';

/** The one layout of a table's file: an object with a record a line, in the order of the records. */
export function tableText(table: Readonly<Record<string, unknown>>): string {
  const lines = entriesOf(table as Dictionary).map(([key, record]) => `${JSON.stringify(key)}:${compactJson(record)}`);
  return lines.length === 0 ? '{}\n' : `{\n${lines.join(',\n')}\n}\n`;
}

/** The one layout of a list's file, tasks or tools: an entry a line. */
export function listText(entries: readonly unknown[]): string {
  return entries.length === 0 ? '[]\n' : `[\n${entries.map((entry) => compactJson(entry as Value)).join(',\n')}\n]\n`;
}

/** JSON without blanks. Keys stay in their order, 50.0 stays 50.0, and absent fields are left out. */
export function compactJson(value: Value): string {
  if (isList(value)) {
    return `[${value.map(compactJson).join(',')}]`;
  }
  if (typeof value === 'bigint') {
    return value.toString();
  }
  if (isFloat(value)) {
    return floatText(value instanceof PythonFloat ? value.value : value);
  }
  if (typeof value === 'object' && value !== null) {
    const fields = entriesOf(value as Dictionary).filter(([key]) => (value as Dictionary)[key] !== undefined);
    return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${compactJson(field)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}
