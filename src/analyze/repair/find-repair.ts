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
export const defaultLimits: RepairLimits = { effort: 20_000 };

/**
 * The smallest repair of a failed run: taking the corrected ground truth where the run passes under it, grading a run that was
 * cut off when all was done, else the fewest edits to its calls and words. Null where the run passes as it is, and where it has
 * no graded end. Deterministic but for the time it is given; it knows of no verdict.
 */
export async function findRepair(options: FindRepairOptions): Promise<Repair | null> {
  const { trajectory, replay, limits = defaultLimits } = options;
  if (replay.reward === 1) {
    return null;
  }
  const { seconds, now } = limits;
  const begin = now?.() ?? 0;
  const isOutOfTime = () => seconds !== undefined && now !== undefined && now() - begin > seconds * 1000;
  const bench = await openWorkbench({ ...options, isOutOfTime });
  try {
    if (!replay.graded) {
      const passing = replay.world_right && replay.outputs_said && trajectory.termination === 'step_limit';
      return passing ? await toRepair([gradeHere(trajectory)]) : null;
    }
    const corrected = correctedGroundTruth(options);
    if (corrected !== null && (await bench.grade([corrected])).reward === 1) {
      return await toRepair([corrected]);
    }
    return await toRepair(await searchRepair({ bench, limits, sayAt: options.sayAt }));
  } finally {
    await bench.close();
  }

  async function toRepair(edits: Repair['edits']): Promise<Repair> {
    const stoppedAfter = isOutOfTime() ? (seconds ?? null) : null;
    const rewardAfter = (await bench.grade(edits)).reward;
    const proven = rewardAfter === 1 && (await isProven({ bench, edits, limits }));
    return { edits, rewardAfter, proven, tried: bench.spent().tried, stoppedAfter };
  }
}
