import type { Row } from '../domains/engine/database.ts';
import type { Domain } from '../domains/engine/domain.ts';
import { entriesOf, keepOrder } from '../python/keys.ts';

/** Records of a data set by their ids. */
export type Table = { readonly [key: string]: Row };

/** The tables of both sides of a world, each record as the world itself keeps it. */
export function keptTables(domain: Domain, read: (table: string) => Table): { readonly [table: string]: Table } {
  const names = [...new Set([...domain.tables, ...(domain.userTables ?? [])])];
  return Object.fromEntries(names.map((table) => [table, asKept(read(table), domain.records?.[table])]));
}

function asKept(rows: Table, keep: ((record: Row) => Row) | undefined): Table {
  if (keep === undefined) {
    return rows;
  }
  const entries = entriesOf(rows);
  return keepOrder(
    Object.fromEntries(entries.map(([key, row]) => [key, keep(row as Row)])),
    entries.map(([key]) => key),
  );
}
