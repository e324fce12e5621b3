import { isFailed } from '../records/reward.ts';
import type { Trajectory } from '../records/trajectory.ts';
import { compileWhere } from './where.ts';

/** Which runs to judge. All given conditions have to hold. */
export interface Selection {
  /** A reward at or below this counts as failed; null: every reward that is not the full one. */
  readonly threshold: number | null;
  readonly includePassed: boolean;
  readonly taskIds: readonly string[] | null;
  readonly trials: readonly number[] | null;
  /** An expression over a run's fields, see docs/file-formats.md. */
  readonly where: string | null;
}

/** Why a run is judged or not. `ungraded` runs have no reward: they are counted and never chosen. */
export type Choice = 'chosen' | 'passed' | 'ungraded' | 'filtered';

/** Makes the test of one selection. Throws an Error with one sentence where the expression is wrong. */
export function makeSelector(selection: Selection): (trajectory: Trajectory, domain: string | null) => Choice {
  const { threshold } = selection;
  const counts = (reward: number) => (threshold === null ? isFailed(reward) : reward <= threshold);
  const holds = selection.where === null ? null : compileWhere(selection.where);
  const tasks = selection.taskIds === null ? null : new Set(selection.taskIds);
  const trials = selection.trials === null ? null : new Set(selection.trials);
  return (trajectory, domain) => {
    if (tasks && !tasks.has(String(trajectory.task_id))) {
      return 'filtered';
    }
    if (trials && (trajectory.trial === null || !trials.has(trajectory.trial))) {
      return 'filtered';
    }
    if (holds && !holds(trajectory, domain)) {
      return 'filtered';
    }
    if (trajectory.reward === null) {
      return 'ungraded';
    }
    return selection.includePassed || counts(trajectory.reward) ? 'chosen' : 'passed';
  };
}
