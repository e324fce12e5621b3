import { createHash } from 'node:crypto';
import { comparePythonStrings } from '../../python/compare-strings.ts';
import { stringRepr, tuple, tupleText } from '../../python/repr.ts';
import type { Database, Row } from './database.ts';
import type { State } from './state.ts';

/** Texts of a database's unchanged records, by table and in the hash's order; kept by the caller, for they cost much to make. */
export type HashCache = WeakMap<Database, ReadonlyMap<string, ReadonlyMap<string, string>>>;

/**
 * tau-bench's hash of the whole database in this state: SHA-256 in hex of Python's text of it as nested tuples
 * (tau_bench/envs/base.py). With a cache it costs only what the episode wrote and the digest.
 */
export function stateHash(state: State, cache: HashCache = new WeakMap()): string {
  const base = cache.get(state.database) ?? databaseTexts(state.database);
  cache.set(state.database, base);
  const tables = [...base].map(
    ([table, texts]) => `(${stringRepr(table)}, ${tableText(texts, state.written.get(table))})`,
  );
  return createHash('sha256').update(tuple(tables)).digest('hex');
}

function tableText(texts: ReadonlyMap<string, string>, written: ReadonlyMap<string, Row> | undefined): string {
  if (written === undefined) {
    return tuple([...texts.values()]);
  }
  const merged = new Map(texts);
  for (const [key, row] of written) {
    merged.set(key, entryText(key, row));
  }
  const added = [...written.keys()].some((key) => !texts.has(key));
  return tuple(added ? sortedTexts(merged) : [...merged.values()]);
}

function databaseTexts(database: Database): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const tables = [...database.tables].sort(([a], [b]) => comparePythonStrings(a, b));
  return new Map(
    tables.map(([table, rows]) => [
      table,
      new Map([...rows].sort(([a], [b]) => comparePythonStrings(a, b)).map(([key, row]) => [key, entryText(key, row)])),
    ]),
  );
}

function sortedTexts(texts: ReadonlyMap<string, string>): string[] {
  return [...texts].sort(([a], [b]) => comparePythonStrings(a, b)).map(([, text]) => text);
}

function entryText(key: string, row: Row): string {
  return `(${stringRepr(key)}, ${tupleText(row)})`;
}
