import { isDictionary, type Value } from '../../python/value.ts';
import type { Database, Row } from './database.ts';

/** A field deep in a value; undefined where the way there does not exist. */
export function field(value: Value | undefined, ...path: readonly string[]): Value | undefined {
  let current = value;
  for (const key of path) {
    current = current !== undefined && isDictionary(current) ? current[key] : undefined;
  }
  return current;
}

/** A record of a table. */
export function recordOf(database: Database, table: string, key: unknown): Row | undefined {
  return typeof key === 'string' ? database.tables.get(table)?.get(key) : undefined;
}
