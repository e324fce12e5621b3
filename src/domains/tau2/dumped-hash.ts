import { createHash, type Hash } from 'node:crypto';
import { comparePythonStrings } from '../../python/compare-strings.ts';
import { jsonText, sortedJsonText } from '../../python/json-text.ts';
import type { Database, Row } from '../engine/database.ts';
import type { State } from '../engine/state.ts';

/** A hash of a state. */
export type StateHash = (state: State) => string;

/**
 * tau2's hash of a database that holds its tables as dictionaries: SHA-256 in hex of `json.dumps(model_dump(), sort_keys=True,
 * default=str)` (tau2/utils/utils.py). It keeps the texts of unchanged records, so that it costs what was written and the digest.
 */
export function createDumpedHash(tables: readonly string[]): StateHash {
  const sorted = [...tables].sort(comparePythonStrings);
  const texts = new WeakMap<Database, ReadonlyMap<string, ReadonlyMap<string, string>>>();
  const beginnings = new WeakMap<Database, Hash[]>();

  /** The digest of the first tables, as they are in the data set. */
  function beginning(database: Database, count: number): Hash {
    const known = beginnings.get(database) ?? [createHash('sha256').update('{')];
    beginnings.set(database, known);
    for (let index = known.length; index <= count; index++) {
      const before = known[index - 1] as Hash;
      known.push(before.copy().update(tableText(index - 1, baseTexts(database, sorted[index - 1] ?? ''))));
    }
    return (known[count] as Hash).copy();
  }

  function baseTexts(database: Database, table: string): ReadonlyMap<string, string> {
    const known = texts.get(database) ?? new Map(sorted.map((name) => [name, rowTexts(database.tables.get(name))]));
    texts.set(database, known);
    return known.get(table) ?? new Map();
  }

  function tableText(index: number, rows: ReadonlyMap<string, string>): string {
    const name = jsonText(sorted[index] ?? '');
    return `${index === 0 ? '' : ', '}${name}: {${[...rows.values()].join(', ')}}`;
  }

  return ({ database, written }) => {
    const first = sorted.findIndex((table) => written.has(table));
    const unchanged = first === -1 ? sorted.length : first;
    const hash = beginning(database, unchanged);
    sorted.slice(unchanged).forEach((table, offset) => {
      hash.update(tableText(unchanged + offset, merged(baseTexts(database, table), written.get(table))));
    });
    return hash.update('}').digest('hex');
  };
}

function rowTexts(rows: ReadonlyMap<string, Row> = new Map()): ReadonlyMap<string, string> {
  return new Map(sortedEntries([...rows].map(([key, row]) => [key, entryText(key, row)])));
}

function merged(
  base: ReadonlyMap<string, string>,
  written: ReadonlyMap<string, Row> = new Map(),
): ReadonlyMap<string, string> {
  const all = new Map(base);
  for (const [key, row] of written) {
    all.set(key, entryText(key, row));
  }
  return all.size === base.size ? all : new Map(sortedEntries([...all]));
}

function sortedEntries(entries: readonly (readonly [string, string])[]): (readonly [string, string])[] {
  return [...entries].sort(([a], [b]) => comparePythonStrings(a, b));
}

function entryText(key: string, row: Row): string {
  return `${jsonText(key)}: ${sortedJsonText(row)}`;
}
