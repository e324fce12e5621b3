import type { RunRow } from '../records/run-row.ts';
import type { Trajectory } from '../records/trajectory.ts';
import type { Outcome } from './pass-hat-k.ts';

/** What success rates need of a run: of a trajectory that was read, or of a record that the runner made. */
export function toOutcome(
  run:
    | Pick<Trajectory, 'task_id' | 'trial' | 'reward' | 'crash'>
    | Pick<RunRow, 'task_id' | 'trial' | 'reward' | 'info'>,
): Outcome {
  const { task_id, trial, reward } = run;
  const crashed = 'crash' in run ? run.crash !== null : typeof run.info.error === 'string';
  return { task_id, trial, reward, crashed };
}
