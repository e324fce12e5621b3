import type { CaseCall } from './case-file.ts';

/** The last call that changed a field of a record: that field, a part of it, or the record as a whole. Null where none did. */
export function lastChange(
  calls: readonly CaseCall[],
  { table, key, field }: { readonly table: string; readonly key: string; readonly field: string },
): CaseCall | null {
  return (
    calls.findLast((call) =>
      call.changes?.some(
        (change) =>
          change.table === table &&
          change.key === key &&
          (isWithin(change.field, field) || isWithin(field, change.field)),
      ),
    ) ?? null
  );
}

/** Whether a dotted path is another one or lies below it; the empty path holds all. */
function isWithin(path: string, other: string): boolean {
  return other === '' || path === other || path.startsWith(`${other}.`);
}
