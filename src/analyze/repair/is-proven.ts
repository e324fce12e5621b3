import type { RepairEdit } from './repair.ts';
import type { RepairLimits } from './search-repair.ts';
import type { Workbench } from './workbench.ts';

/** Whether edits that give reward 1 together are all needed. Not so where there are too many to try. */
export async function isProven(options: {
  readonly bench: Workbench;
  readonly edits: readonly RepairEdit[];
  readonly limits: RepairLimits;
}): Promise<boolean> {
  const { bench, edits, limits } = options;
  const most = bench.spent().effort + limits.effort;
  for (const index of edits.keys()) {
    if (bench.spent().effort >= most || (await bench.grade(edits.toSpliced(index, 1))).reward !== 0) {
      return false;
    }
  }
  return true;
}
