import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type TomlTable, type TomlValue } from 'smol-toml';
import { parseJson } from '../../python/parse-json.ts';
import { type Dictionary, float, isDictionary, type Value } from '../../python/value.ts';
import { DatasetError } from '../dataset-error.ts';

/** The path of `<name>.json` or `<name>.toml` in a folder; undefined where there is neither. */
export function findDataFile(folder: string, name: string): string | undefined {
  return [`${name}.json`, `${name}.toml`].map((file) => join(folder, file)).find((path) => existsSync(path));
}

/** Reads a JSON or TOML file that holds one object, ints and floats told apart. Throws a DatasetError that names the file. */
export function readDataFile(path: string): Dictionary {
  const value = parsed(path);
  if (!isDictionary(value)) {
    throw new DatasetError(`${path} should hold one object: tables by their names.`);
  }
  return value;
}

function parsed(path: string): Value {
  const isToml = path.endsWith('.toml');
  try {
    const content = readFileSync(path, 'utf8');
    return isToml ? fromToml(parse(content, { integersAsBigInt: true })) : parseJson(content);
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new DatasetError(`${path} could not be read as ${isToml ? 'TOML' : 'JSON'}: ${reason}`, { cause: error });
  }
}

function fromToml(value: TomlValue | TomlTable): Value {
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value;
  }
  if (typeof value === 'number') {
    return float(value);
  }
  if (value instanceof Date) {
    return value.toISOString();
  }
  if (Array.isArray(value)) {
    return value.map(fromToml);
  }
  return typeof value === 'object'
    ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, fromToml(part)]))
    : value;
}
