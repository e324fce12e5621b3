import { correctedGroundTruth, gradeHere } from './grading-edits.ts';
import { isProven } from './is-proven.ts';
import type { Repair } from './repair.ts';
import { type RepairLimits, searchRepair } from './search-repair.ts';
import { openWorkbench, type RepairInput } from './workbench.ts';

/** What a search needs. */
export interface FindRepairOptions extends RepairInput {
  /** Step at which the agent should have said an output, where the caller knows it; else its last words. */
  readonly sayAt?: ((output: string) => number | null) | undefined;
  readonly limits?: RepairLimits | undefined;
}

/** Enough for every published run by far; a hostile one stops here. */
const defaultLimits: RepairLimits = { effort: 20_000 };

/**
 * The smallest repair of a failed run: taking the corrected ground truth where the run passes under it, grading a run that was
 * cut off when all was done, else the fewest edits to its calls and words. Null where the run passes as it is, and where it has
 * no graded end. Pure and deterministic; it knows of no verdict.
 */
export function findRepair(options: FindRepairOptions): Repair | null {
  const { trajectory, replay, limits = defaultLimits } = options;
  if (replay.reward === 1) {
    return null;
  }
  const bench = openWorkbench(options);
  if (!replay.graded) {
    const passing = replay.state_matches && replay.outputs_said && trajectory.termination === 'step_limit';
    return passing ? toRepair([gradeHere(trajectory)]) : null;
  }
  const corrected = correctedGroundTruth(options);
  if (corrected !== null && bench.grade([corrected]).reward === 1) {
    return toRepair([corrected]);
  }
  return toRepair(searchRepair({ bench, limits, sayAt: options.sayAt }));

  function toRepair(edits: Repair['edits']): Repair {
    const rewardAfter = bench.grade(edits).reward;
    const proven = rewardAfter === 1 && isProven({ bench, edits, limits });
    return { edits, rewardAfter, proven, tried: bench.spent().tried };
  }
}
