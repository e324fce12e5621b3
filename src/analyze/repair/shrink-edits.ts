import { keepArgument } from './edits.ts';
import { readFields } from './read-edit.ts';
import type { RepairEdit } from './repair.ts';

/** Whether a run with these edits ends as its task asks, what is said aside; false as well where nothing more may be tried. */
export type Holds = (edits: readonly RepairEdit[]) => Promise<boolean>;

/** Leaves out one edit after the other, the later ones first, until every one that stays is needed. */
export async function shrinkEdits(edits: readonly RepairEdit[], holds: Holds): Promise<readonly RepairEdit[]> {
  for (let index = edits.length - 1; index >= 0; index -= 1) {
    const fewer = edits.toSpliced(index, 1);
    if (await holds(fewer)) {
      return shrinkEdits(fewer, holds);
    }
  }
  return edits;
}

/** Takes the arguments that make no difference out of every replacement. */
export async function shrinkArguments(edits: readonly RepairEdit[], holds: Holds): Promise<readonly RepairEdit[]> {
  let result = edits;
  for (const [index, edit] of edits.entries()) {
    if (edit.kind !== 'replace_argument' || typeof edit.before === 'string') {
      continue;
    }
    const keys = new Set([...Object.keys(readFields(edit.before)), ...Object.keys(readFields(edit.after))]);
    let left = keys.size;
    for (const key of keys) {
      const fewer = result.with(index, keepArgument(result[index] ?? edit, key));
      if (left > 1 && (await holds(fewer))) {
        result = fewer;
        left -= 1;
      }
    }
  }
  return result;
}
