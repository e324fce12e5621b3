import type { Database } from '../../../domains/engine/database.ts';
import type { CaseFile } from '../../case/case-file.ts';
import { shownValues } from './shown-values.ts';

/** Plain fields of a record by name; a field that occurs several times in it has several values. */
export type Fields = ReadonlyMap<string, ReadonlySet<string>>;

/** Fields of the record that an id names, from what tools showed in this run and from the data set of its replay; null where neither has it. */
export function recordFields(file: CaseFile, id: string): Fields | null {
  const database = file.replayed?.target.dataset?.database;
  // A record of the data set is what its id means; elsewhere the id only points to it.
  const row =
    database === undefined ? undefined : [...database.tables.values()].find((table) => table.has(id))?.get(id);
  const records =
    row === undefined
      ? [
          ...(shownRecords(file).get(id) ?? []),
          ...(database === undefined ? [] : (storedRecords(database).get(id) ?? [])),
        ]
      : [row];
  if (records.length === 0) {
    return null;
  }
  const fields = new Map<string, Set<string>>();
  for (const record of records) {
    gatherFields(record, fields, 0, '');
  }
  return fields;
}

type Index = ReadonlyMap<string, readonly object[]>;

const shownIndexes = new WeakMap<CaseFile, Index>();
const storedIndexes = new WeakMap<Database, Index>();

function shownRecords(file: CaseFile): Index {
  const known = shownIndexes.get(file);
  if (known) {
    return known;
  }
  const index = new Map<string, object[]>();
  for (const value of shownValues(file)) {
    indexRecords(value, index, 0);
  }
  shownIndexes.set(file, index);
  return index;
}

function storedRecords(database: Database): Index {
  const known = storedIndexes.get(database);
  if (known) {
    return known;
  }
  const index = new Map<string, object[]>();
  for (const table of database.tables.values()) {
    for (const [key, row] of table) {
      note(index, key, row);
      indexRecords(row, index, 0);
    }
  }
  storedIndexes.set(database, index);
  return index;
}

function indexRecords(value: unknown, index: Map<string, object[]>, depth: number): void {
  if (typeof value !== 'object' || value === null || depth > 8) {
    return;
  }
  if (!Array.isArray(value)) {
    for (const [name, id] of Object.entries(value)) {
      if (/(^|_)(id|number)$/.test(name) && typeof id === 'string') {
        note(index, id, value);
      }
    }
  }
  for (const inner of Object.values(value)) {
    indexRecords(inner, index, depth + 1);
  }
}

/** Two places in which a record stands are enough to know it. */
function note(index: Map<string, object[]>, id: string, record: object): void {
  const known = index.get(id);
  if (known === undefined) {
    index.set(id, [record]);
  } else if (known.length < 2 && !known.includes(record)) {
    known.push(record);
  }
}

function gatherFields(value: unknown, fields: Map<string, Set<string>>, depth: number, name: string): void {
  if (typeof value === 'string' || typeof value === 'number') {
    if (/(^|_)id$|price|fee$|description|history|created|timestamp|status|seats/.test(name)) {
      return;
    }
    // A bare number (seats, minutes) is no name; a balance is one of its card.
    if (typeof value === 'number' && name !== 'amount') {
      return;
    }
    const known = fields.get(name) ?? new Set();
    fields.set(name, known.add(String(value)));
    return;
  }
  if (typeof value !== 'object' || value === null || depth > 3) {
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'variants' || /history/.test(key)) {
      continue;
    }
    gatherFields(inner, fields, depth + 1, Array.isArray(value) ? name : key);
  }
}
