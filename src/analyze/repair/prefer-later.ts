import { dropCall } from './edits.ts';
import { isEqualWrite } from './pair-writes.ts';
import type { RepairEdit } from './repair.ts';
import type { Holds } from './shrink-edits.ts';
import type { Workbench } from './workbench.ts';

/** Of two equal calls of which one has to go, it is the later one that was too many, where the run passes without either. */
export async function preferLater(
  { writes }: Pick<Workbench, 'writes'>,
  edits: readonly RepairEdit[],
  holds: Holds,
): Promise<readonly RepairEdit[]> {
  let result = edits;
  for (const [index, edit] of edits.entries()) {
    const dropped = writes.find(({ step, call }) => step === edit.step && call === edit.call);
    if (edit.kind !== 'drop_call' || dropped === undefined || dropped.arguments === null) {
      continue;
    }
    const like = { ...dropped, arguments: dropped.arguments, action: 0 };
    const later = writes.findLast(
      (write) =>
        write.index > dropped.index &&
        write.effective &&
        isEqualWrite(like, write) &&
        !edits.some(({ step, call }) => step === write.step && call === write.call),
    );
    if (later !== undefined && (await holds(result.with(index, dropCall(later))))) {
      result = result.with(index, dropCall(later));
    }
  }
  return result;
}
