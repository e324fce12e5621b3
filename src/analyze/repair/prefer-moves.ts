import { moveCall } from './edits.ts';
import { isEqualWrite } from './pair-writes.ts';
import type { RepairEdit } from './repair.ts';
import type { Holds } from './shrink-edits.ts';
import type { Workbench } from './workbench.ts';

/** An inserted call that the agent did make, only where it was rejected, is one made in the wrong order: it is moved instead. */
export async function preferMoves(
  { writes, expected }: Workbench,
  edits: readonly RepairEdit[],
  holds: Holds,
): Promise<readonly RepairEdit[]> {
  let result = edits;
  for (const [index, edit] of edits.entries()) {
    const want = expected.find(({ action }) => action === edit.expected);
    if (edit.kind !== 'insert_call' || want === undefined || edit.step === null) {
      continue;
    }
    const place = { step: edit.step, call: edit.call };
    for (const write of writes) {
      const touched = result.some(
        ({ kind, step, call }) => kind !== 'insert_call' && step === write.step && call === write.call,
      );
      if (write.effective || touched || !isEqualWrite(want, write)) {
        continue;
      }
      const moved = result.with(index, { ...moveCall(write, place), expected: want.action });
      if (await holds(moved)) {
        result = moved;
        break;
      }
    }
  }
  return result;
}
