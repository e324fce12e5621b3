import type { Dataset, GroundTruth } from '../../datasets/dataset.ts';
import { type Fit, fitDataset } from '../../datasets/fit-dataset.ts';
import { grade, type Replay, replay } from '../../domains/engine/replay.ts';
import {
  createReplayCache,
  type GroundTruthReplay,
  replayGroundTruth,
} from '../../domains/engine/replay-ground-truth.ts';
import { outputsSaid } from '../../records/outputs-said.ts';
import type { Task } from '../../records/task.ts';
import type { Trajectory } from '../../records/trajectory.ts';
import type { Refusal } from './refusal.ts';

/** A data set to replay in, with the corrected ground truth that stands beside it. */
export interface ReplayTarget {
  readonly dataset: Dataset;
  readonly split: string;
  readonly groundTruth: GroundTruth | null;
}

/** A run that was run again in a world that it fits. */
export interface ReplayedRun {
  readonly target: ReplayTarget;
  readonly replay: Replay;
  readonly fit: Fit;
  /** The same end under the corrected ground truth; null where there is none for this task. */
  readonly corrected: CorrectedGrade | null;
}

/** What the corrected ground truth makes of the run. */
export interface CorrectedGrade {
  readonly groundTruth: GroundTruthReplay;
  readonly outputs: readonly string[];
  readonly state_matches: boolean;
  readonly outputs_said: boolean;
  readonly reward: number;
}

const cache = createReplayCache();

/** Runs a trajectory again; the reason in one sentence where that cannot be done or the world is not the one it was made in. */
export function replayRun({
  trajectory,
  task,
  target,
}: {
  readonly trajectory: Trajectory;
  readonly task: Task | null;
  readonly target: ReplayTarget;
}):
  | { readonly replayed: ReplayedRun; readonly refusal?: never }
  | { readonly refusal: Refusal; readonly replayed?: never } {
  const { domain, database } = target.dataset;
  if (!task?.actions) {
    return unplayable('No ground truth is known for this run, so there is nothing to replay against.');
  }
  if (trajectory.messages.length === 0) {
    return unplayable('The run has no messages to replay.');
  }
  const done = replay({ trajectory, domain, database, actions: task.actions, outputs: task.outputs, cache });
  const fit = fitDataset({ trajectory: { ...trajectory, task }, domain, database, replay: done });
  if (!fit.fits) {
    return { refusal: { kind: 'unfit', text: `No matching data set: ${fit.reason}` } };
  }
  return { replayed: { target, replay: done, fit, corrected: correctedGrade({ trajectory, task, target, done }) } };
}

function unplayable(text: string): { readonly refusal: Refusal } {
  return { refusal: { kind: 'unplayable', text } };
}

function correctedGrade({
  trajectory,
  task,
  target,
  done,
}: {
  readonly trajectory: Trajectory;
  readonly task: Task;
  readonly target: ReplayTarget;
  readonly done: Replay;
}): CorrectedGrade | null {
  const corrected = target.groundTruth?.tasks.get(String(trajectory.task_id));
  if (!corrected || (corrected.user_id !== null && task.user_id !== null && corrected.user_id !== task.user_id)) {
    return null;
  }
  const { domain, database } = target.dataset;
  const groundTruth = replayGroundTruth({ domain, database, actions: corrected.actions, cache });
  const outputs = outputsSaid(trajectory.messages, corrected.outputs);
  const { state_matches, outputs_said, reward } = grade({
    state: done.state,
    groundTruth,
    graded: done.graded,
    outputs,
  });
  return { groundTruth, outputs: corrected.outputs, state_matches, outputs_said, reward };
}
