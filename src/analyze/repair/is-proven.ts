import type { RepairEdit } from './repair.ts';
import type { RepairLimits } from './search-repair.ts';
import type { Workbench } from './workbench.ts';

/** Whether edits that give reward 1 together are all needed. Not so where there are too many to try. */
export function isProven(options: {
  readonly bench: Workbench;
  readonly edits: readonly RepairEdit[];
  readonly limits: RepairLimits;
}): boolean {
  const { bench, edits, limits } = options;
  const most = bench.spent().effort + limits.effort;
  return edits.every((_, index) => bench.spent().effort < most && bench.grade(edits.toSpliced(index, 1)).reward === 0);
}
