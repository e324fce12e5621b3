import type { CaseFile } from '../../case/case-file.ts';
import { shownValues } from './shown-values.ts';

/** An attribute in which two records of the world differ, e.g. the size of two variants. */
export interface AttributeDifference {
  readonly name: string;
  readonly expected: string;
  readonly actual: string;
}

/**
 * What tells two ids apart, as far as tool results of this run show the records behind them: people speak of "the king
 * size", never of its number. Empty where one of the two was never shown.
 */
export function attributeDifferences(file: CaseFile, expectedId: string, actualId: string): AttributeDifference[] {
  const shown = shownRecords(file);
  const expected = shown.get(expectedId);
  const actual = shown.get(actualId);
  if (!expected || !actual) {
    return [];
  }
  return [...expected].flatMap(([name, value]) => {
    const other = actual.get(name);
    return other === undefined || other === value ? [] : [{ name, expected: value, actual: other }];
  });
}

const known = new WeakMap<CaseFile, Map<string, Map<string, string>>>();

/** Every record with an id that a tool result of this run shows, with its plain fields. */
function shownRecords(file: CaseFile): Map<string, Map<string, string>> {
  const cached = known.get(file);
  if (cached) {
    return cached;
  }
  const records = new Map<string, Map<string, string>>();
  for (const value of shownValues(file)) {
    collect(value, records, 0);
  }
  known.set(file, records);
  return records;
}

function collect(value: unknown, records: Map<string, Map<string, string>>, depth: number): void {
  if (typeof value !== 'object' || value === null || depth > 12) {
    return;
  }
  if (!Array.isArray(value)) {
    const fields = new Map<string, string>();
    flatten(value as Record<string, unknown>, fields);
    for (const [name, id] of Object.entries(value)) {
      if (/(^|_)(id|number)$/.test(name) && typeof id === 'string' && fields.size > 0) {
        records.set(id, fields);
      }
    }
  }
  for (const inner of Object.values(value)) {
    collect(inner, records, depth + 1);
  }
}

/** Plain fields of a record and of the records right below it; ids and prices tell nothing that people would say. */
function flatten(record: Record<string, unknown>, fields: Map<string, string>, nested = false): void {
  for (const [name, value] of Object.entries(record)) {
    if (/(^|_)id$|price|amount/.test(name)) {
      continue;
    }
    if (typeof value === 'string' || typeof value === 'number') {
      fields.set(name, String(value));
    } else if (!nested && typeof value === 'object' && value !== null && !Array.isArray(value)) {
      flatten(value as Record<string, unknown>, fields, true);
    }
  }
}
