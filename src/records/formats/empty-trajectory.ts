import type { Source, Trajectory } from '../trajectory.ts';
import { recordId } from './record-id.ts';

/** A trajectory of which nothing is known but where it stands; a reader fills in what its format tells. */
export function emptyTrajectory({
  record,
  source,
  format,
  taskId = null,
  trial = null,
}: {
  readonly record: unknown;
  readonly source: Source;
  readonly format: string;
  readonly taskId?: Trajectory['task_id'];
  readonly trial?: number | null;
}): Trajectory {
  return {
    id: recordId({ taskId, trial, record }),
    source,
    format,
    foreign_tools: false,
    domain: null,
    task_id: taskId,
    trial,
    planned_trials: null,
    reward: null,
    task: null,
    messages: [],
    reading: { messages: 0, calls: 0, results: 0, paired: 0, passed_over: 0, results_recorded: true },
    termination: 'unknown',
    crash: null,
    grade: null,
    reviews: [],
    review_summary: null,
    policy: null,
    agent_model: null,
    user_model: null,
    agent_cost: null,
    user_cost: null,
  };
}
