import { entriesOf } from '../../python/keys.ts';
import type { Dictionary } from '../../python/value.ts';

/** A record of a table: an order, a user, a product. */
export type Row = Dictionary;

/** The records that every episode starts from. Frozen and shared: an episode keeps only what it changed. */
export interface Database {
  readonly tables: ReadonlyMap<string, ReadonlyMap<string, Row>>;
}

/** Freezes tables of records, given as parsed JSON objects, into a database. The order of records is kept. */
export function createDatabase(tables: { readonly [table: string]: { readonly [key: string]: Row } }): Database {
  return {
    tables: new Map(
      Object.entries(tables).map(([table, rows]) => [
        table,
        new Map(entriesOf(rows).map(([key, row]) => freezeEntry(key, row as Row))),
      ]),
    ),
  };
}

function freezeEntry(key: string, row: Row): [string, Row] {
  freezeDeep(row);
  return [key, row];
}

function freezeDeep(value: unknown): void {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value);
    for (const part of Object.values(value)) {
      freezeDeep(part);
    }
  }
}
