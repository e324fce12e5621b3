import { assertHashable } from '../../python/containers.ts';
import { copyDictionary } from '../../python/copy.ts';
import { PythonError } from '../../python/python-error.ts';
import { repr } from '../../python/repr.ts';
import type { MutableDictionary, Value } from '../../python/value.ts';
import type { Row } from './database.ts';
import { readRow, type State, type WrittenRow } from './state.ts';

/** The database as one call of a tool sees it. What it writes goes to copies, which the episode takes over afterwards. */
export interface View {
  /** `key in table`; raises for a key that Python cannot hash. */
  has(table: string, key: Value): boolean;
  /** The record, to read; raises where there is none. */
  get(table: string, key: Value): Row;
  /** All records in order, to read. */
  all(table: string): Iterable<readonly [string, Row]>;
  /** A copy of the record that may be changed in place; the same copy on every call with the same key. */
  change(table: string, key: Value): MutableDictionary;
  /** Puts a new record in, or another in the place of one. */
  put(table: string, key: string, row: MutableDictionary): void;
}

/** A view on the state, and the records that were asked for to be changed so far. */
export function openView(state: State): { readonly view: View; readonly touched: () => readonly WrittenRow[] } {
  const touched = new Map<string, { table: string; key: string; row: MutableDictionary }>();

  function find(table: string, key: Value): Row | undefined {
    assertHashable(key);
    return typeof key === 'string' ? (touched.get(`${table}/${key}`)?.row ?? readRow(state, table, key)) : undefined;
  }

  function get(table: string, key: Value): Row {
    const row = find(table, key);
    if (row === undefined) {
      throw new PythonError(repr(key));
    }
    return row;
  }

  const view: View = {
    has: (table, key) => find(table, key) !== undefined,
    get,
    *all(table) {
      for (const key of keys(state, table)) {
        yield [key, get(table, key)];
      }
    },
    change(table, key) {
      const name = `${table}/${String(key)}`;
      const known = touched.get(name);
      if (known !== undefined) {
        return known.row;
      }
      const row = copyDictionary(get(table, key));
      touched.set(name, { table, key: String(key), row });
      return row;
    },
    put(table, key, row) {
      touched.set(`${table}/${key}`, { table, key, row });
    },
  };
  return { view, touched: () => [...touched.values()] };
}

/** Records of the data set first, then those that the episode added. */
function* keys(state: State, table: string): Iterable<string> {
  const base = state.database.tables.get(table);
  yield* base?.keys() ?? [];
  for (const key of state.written.get(table)?.keys() ?? []) {
    if (base?.has(key) !== true) {
      yield key;
    }
  }
}
