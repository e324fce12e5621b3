import type { Domain } from '../../domains/engine/domain.ts';
import type { Trajectory } from '../../records/trajectory.ts';
import type { ReplayedRun } from '../case/replay-run.ts';
import { type FindRepairOptions, findRepair } from './find-repair.ts';
import type { Repair } from './repair.ts';

/** Looks for the smallest repair of a run that was played again in its world. */
export function repairRun(
  options: Pick<FindRepairOptions, 'sayAt' | 'limits'> & {
    readonly trajectory: Trajectory;
    readonly replayed: Omit<ReplayedRun, 'fit'>;
    readonly domain: Domain | null;
  },
): Promise<Repair | null> {
  const { replayed, ...rest } = options;
  const { target, task, replay, corrected } = replayed;
  return findRepair({
    ...rest,
    world: target.world,
    task,
    replay,
    ...(corrected && {
      correctedGroundTruth: {
        replay: corrected.groundTruth,
        actions: corrected.actions,
        outputs: corrected.outputs,
      },
    }),
  });
}
