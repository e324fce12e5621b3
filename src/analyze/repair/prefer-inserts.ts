import type { RepairEdit } from './repair.ts';
import type { Holds } from './shrink-edits.ts';

/** A call of another tool need not go where the missing one does as well beside it: what does no harm is left as it was. */
export async function preferInserts(edits: readonly RepairEdit[], holds: Holds): Promise<readonly RepairEdit[]> {
  let result = edits;
  for (const [index, edit] of edits.entries()) {
    if (edit.kind !== 'replace_call') {
      continue;
    }
    const beside = result.with(index, { ...edit, kind: 'insert_call', before: null });
    if (await holds(beside)) {
      result = beside;
    }
  }
  return result;
}
