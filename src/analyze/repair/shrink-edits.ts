import { keepArgument } from './edits.ts';
import { readFields } from './read-edit.ts';
import type { RepairEdit } from './repair.ts';

/** Whether a run with these edits ends in the ground truth's state; false as well where nothing more may be tried. */
export type Holds = (edits: readonly RepairEdit[]) => boolean;

/** Leaves out one edit after the other, the later ones first, until every one that stays is needed. */
export function shrinkEdits(edits: readonly RepairEdit[], holds: Holds): readonly RepairEdit[] {
  for (let index = edits.length - 1; index >= 0; index -= 1) {
    const fewer = edits.toSpliced(index, 1);
    if (holds(fewer)) {
      return shrinkEdits(fewer, holds);
    }
  }
  return edits;
}

/** Takes the arguments that make no difference out of every replacement. */
export function shrinkArguments(edits: readonly RepairEdit[], holds: Holds): readonly RepairEdit[] {
  let result = edits;
  edits.forEach((edit, index) => {
    if (edit.kind !== 'replace_argument' || typeof edit.before === 'string') {
      return;
    }
    const keys = new Set([...Object.keys(readFields(edit.before)), ...Object.keys(readFields(edit.after))]);
    let left = keys.size;
    for (const key of keys) {
      const fewer = result.with(index, keepArgument(result[index] ?? edit, key));
      if (left > 1 && holds(fewer)) {
        result = fewer;
        left -= 1;
      }
    }
  });
  return result;
}
