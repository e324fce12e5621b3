import type { Database, Row } from './database.ts';

/**
 * What an episode has made of a database: for each touched table the records it wrote, by key. A written record is never
 * changed in place again, so states may share records; one that was set back to its old value is still listed here, and is
 * no difference.
 */
export interface State {
  readonly database: Database;
  readonly written: ReadonlyMap<string, ReadonlyMap<string, Row>>;
}

/** The state before anything was written. */
export function initialState(database: Database): State {
  return { database, written: new Map() };
}

/** The record as the episode sees it, or undefined where there is none. */
export function readRow(state: State, table: string, key: string): Row | undefined {
  return state.written.get(table)?.get(key) ?? baseRow(state, table, key);
}

/** The record as the episode found it. */
export function baseRow(state: State, table: string, key: string): Row | undefined {
  return state.database.tables.get(table)?.get(key);
}

/** A state with these records written on top; the given one stays as it is. */
export function withRows(state: State, rows: readonly WrittenRow[]): State {
  const written = new Map(state.written);
  for (const { table, key, row } of rows) {
    written.set(table, new Map(written.get(table)).set(key, row));
  }
  return { database: state.database, written };
}

/** A record that a call wrote. */
export interface WrittenRow {
  readonly table: string;
  readonly key: string;
  readonly row: Row;
}
