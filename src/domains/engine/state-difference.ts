import { isEqual, isIdentical } from '../../python/is-equal.ts';
import { isDictionary, isList, toPlain, type Value } from '../../python/value.ts';
import type { StateDifference } from '../../records/finding.ts';
import { baseRow, readRow, type State } from './state.ts';

/** One field that a call changed; null where the field or record is absent. */
export interface Change {
  readonly table: string;
  readonly key: string;
  /** Dotted path within the record; empty for the whole record. */
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * Whether two end states over the same database are equal. Numbers go by value, because a trajectory's file no longer tells
 * 50 from 50.0; in every published run this gives the verdict of tau-bench's stricter hash.
 * With `counts` only the tables that it takes.
 */
export function sameState(left: State, right: State, counts: (table: string) => boolean = () => true): boolean {
  return touchedKeys(left, right).every(
    ([table, key]) => !counts(table) || sameRow(readRow(left, table, key), readRow(right, table, key), isEqual),
  );
}

/** As sameState, but told apart as tau-bench's hash does: 50 differs from 50.0. */
export function sameHash(left: State, right: State): boolean {
  return touchedKeys(left, right).every(([table, key]) =>
    sameRow(readRow(left, table, key), readRow(right, table, key), isIdentical),
  );
}

/** The fields in which `actual` differs from `expected`, in the order of tables and records touched. */
export function differences(expected: State, actual: State): StateDifference[] {
  return touchedKeys(expected, actual).flatMap(([table, key]) =>
    fieldChanges(readRow(expected, table, key), readRow(actual, table, key), isEqual).map(
      ({ field, before, after }) => ({
        table,
        key,
        field,
        expected: before,
        actual: after,
      }),
    ),
  );
}

/** What the episode changed in all; a record that has its old value again is no change. */
export function changesOf(state: State): Change[] {
  return touchedKeys(state).flatMap(([table, key]) =>
    rowChanges({ table, key, before: baseRow(state, table, key), after: readRow(state, table, key) }),
  );
}

/** How one record changed, strictly: 50 to 50.0 is a change, for the hash tells them apart. */
export function rowChanges(row: {
  readonly table: string;
  readonly key: string;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}): Change[] {
  return fieldChanges(row.before, row.after, isIdentical).map((change) => ({
    table: row.table,
    key: row.key,
    ...change,
  }));
}

interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

type Equality = (left: Value, right: Value) => boolean;

function fieldChanges(before: Value | undefined, after: Value | undefined, equal: Equality, path = ''): FieldChange[] {
  if (sameRow(before, after, equal)) {
    return [];
  }
  const fields = commonFields(before, after);
  if (fields === undefined) {
    return [{ field: path, before: toPlain(before ?? null), after: toPlain(after ?? null) }];
  }
  return fields.flatMap((field) =>
    fieldChanges(part(before, field), part(after, field), equal, path === '' ? field : `${path}.${field}`),
  );
}

/** Names of the fields on either side; undefined where the two cannot be compared field by field. */
function commonFields(before: Value | undefined, after: Value | undefined): string[] | undefined {
  if (before === undefined || after === undefined) {
    return undefined;
  }
  const comparable = (isDictionary(before) && isDictionary(after)) || (isList(before) && isList(after));
  return comparable ? [...new Set([...Object.keys(before), ...Object.keys(after)])] : undefined;
}

function part(value: Value | undefined, field: string): Value | undefined {
  const fields = value as { readonly [key: string]: Value };
  return Object.hasOwn(fields, field) ? fields[field] : undefined;
}

function sameRow(left: Value | undefined, right: Value | undefined, equal: Equality): boolean {
  return left === undefined || right === undefined ? left === right : equal(left, right);
}

function touchedKeys(...states: readonly State[]): [string, string][] {
  const seen = new Map<string, Set<string>>();
  for (const state of states) {
    for (const [table, rows] of state.written) {
      const keys = seen.get(table) ?? new Set();
      for (const key of rows.keys()) {
        keys.add(key);
      }
      seen.set(table, keys);
    }
  }
  return [...seen].flatMap(([table, keys]) => [...keys].map((key): [string, string] => [table, key]));
}
