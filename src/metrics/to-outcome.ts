import type { RunRow } from '../records/run-row.ts';
import type { Trajectory } from '../records/trajectory.ts';
import type { Outcome } from './pass-hat-k.ts';

/** What success rates need of a run: of a trajectory that was read, or of a record that the runner made. */
export function toOutcome(
  run:
    | Pick<Trajectory, 'domain' | 'task_id' | 'trial' | 'reward' | 'crash'>
    | Pick<RunRow, 'task_id' | 'trial' | 'reward' | 'info'>,
): Outcome {
  const { task_id, trial, reward } = run;
  if ('crash' in run) {
    const { domain, crash } = run;
    return { domain, task_id, trial, reward, crashed: crash !== null, infrastructure: crash?.infrastructure ?? false };
  }
  const crashed = typeof run.info.error === 'string';
  // Without a word on it an exception counts as tau2 counts it.
  const infrastructure = crashed && (run.info.infrastructure ?? true);
  return { domain: null, task_id, trial, reward, crashed, infrastructure };
}
