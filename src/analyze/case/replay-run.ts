import type { Dataset, GroundTruth } from '../../datasets/dataset.ts';
import { type Fit, fitDataset } from '../../datasets/fit-dataset.ts';
import { openWorld } from '../../domains/engine/open-world.ts';
import {
  expectationOf,
  expectedSteps,
  type GroundTruthSteps,
  gradeReplay,
  playAgain,
  type Replay,
  type ReplayTask,
  worldTask,
} from '../../domains/engine/replay.ts';
import type { World, WorldEpisode } from '../../domains/engine/world.ts';
import { WorldError } from '../../domains/engine/world-error.ts';
import type { StateDifference } from '../../records/finding.ts';
import { outputsSaid } from '../../records/outputs-said.ts';
import type { Task } from '../../records/task.ts';
import type { Trajectory } from '../../records/trajectory.ts';
import type { Refusal } from './refusal.ts';

/** A world to replay in, with the data set that it is made of and the corrected ground truth that stands beside it. */
export interface ReplayTarget {
  readonly world: World;
  /** Null for a world that brings its own; what reads records then does without. */
  readonly dataset: Dataset | null;
  readonly split: string;
  readonly groundTruth: GroundTruth | null;
}

/** A data set as a world of this process. */
export function datasetTarget(
  target: Omit<ReplayTarget, 'world' | 'dataset'> & { readonly dataset: Dataset },
): ReplayTarget {
  return { world: openWorld(target.dataset), ...target };
}

/** A run that was run again in a world that it fits. */
export interface ReplayedRun {
  readonly target: ReplayTarget;
  /** The task by which it was graded. */
  readonly task: ReplayTask;
  readonly replay: Replay;
  readonly fit: Fit;
  /** The same end under the corrected ground truth; null where there is none for this task. */
  readonly corrected: CorrectedGrade | null;
}

/** What the corrected ground truth makes of the run. */
export interface CorrectedGrade {
  readonly groundTruth: GroundTruthSteps;
  readonly actions: ReplayTask['actions'];
  readonly outputs: readonly string[];
  readonly state_matches: boolean;
  readonly outputs_said: boolean;
  readonly reward: number;
  /** Fields in which the two ground truths end differently, told where the run passes under the corrected one only. */
  readonly changed: readonly StateDifference[];
}

/** Runs a trajectory again; the reason in one sentence where that cannot be done or the world is not the one it was made in. */
export async function replayRun({
  trajectory,
  task,
  target,
}: {
  readonly trajectory: Trajectory;
  readonly task: Task | null;
  readonly target: ReplayTarget;
}): Promise<
  | { readonly replayed: ReplayedRun; readonly refusal?: never }
  | { readonly refusal: Refusal; readonly replayed?: never }
> {
  if (!task?.actions) {
    return unplayable('No ground truth is known for this run, so there is nothing to replay against.');
  }
  if (trajectory.messages.length === 0) {
    return unplayable('The run has no messages to replay.');
  }
  const { world, dataset } = target;
  const graded: ReplayTask = { ...task, id: trajectory.task_id, actions: task.actions };
  let episode: WorldEpisode | null = null;
  try {
    const again = await playAgain({ trajectory, world, task: graded });
    episode = again.episode;
    const done = await gradeReplay({ trajectory, world, task: graded, ...again });
    const fit = fitDataset({ trajectory: { ...trajectory, task }, dataset, replay: done });
    if (!fit.fits) {
      return { refusal: { kind: 'unfit', text: `No matching data set: ${fit.reason}` } };
    }
    const corrected = await correctedGrade({ trajectory, task: graded, userId: task.user_id, target, done, episode });
    return { replayed: { target, task: graded, replay: done, fit, corrected } };
  } catch (error) {
    if (!(error instanceof WorldError)) {
      throw error;
    }
    return { refusal: { kind: 'unfit', text: `No matching data set: ${error.message}` } };
  } finally {
    await episode?.end();
  }
}

function unplayable(text: string): { readonly refusal: Refusal } {
  return { refusal: { kind: 'unplayable', text } };
}

async function correctedGrade({
  trajectory,
  task,
  userId,
  target,
  done,
  episode,
}: {
  readonly trajectory: Trajectory;
  readonly task: ReplayTask;
  readonly userId: string | null;
  readonly target: ReplayTarget;
  readonly done: Replay;
  readonly episode: WorldEpisode;
}): Promise<CorrectedGrade | null> {
  const corrected = target.groundTruth?.tasks.get(String(trajectory.task_id));
  if (!corrected || (corrected.user_id !== null && userId !== null && corrected.user_id !== userId)) {
    return null;
  }
  const { world } = target;
  const { actions } = corrected;
  const better: ReplayTask = { ...task, actions, outputs: corrected.outputs };
  const { agent_matches, user_matches } = await episode.grade(expectationOf(better));
  const stateMatches = agent_matches && user_matches !== false;
  const said = outputsSaid(trajectory.messages, corrected.outputs).every((output) => output.said);
  const reward = done.graded && stateMatches && said ? 1 : 0;
  return {
    groundTruth: await expectedSteps(world, better),
    actions,
    outputs: corrected.outputs,
    state_matches: stateMatches,
    outputs_said: said,
    reward,
    changed: reward === 1 && done.reward !== 1 ? await differenceBetween({ world, task, better }) : [],
  };
}

/** Fields in which the end of a corrected ground truth differs from that of the task's own. */
async function differenceBetween({
  world,
  task,
  better,
}: {
  readonly world: World;
  readonly task: ReplayTask;
  readonly better: ReplayTask;
}): Promise<readonly StateDifference[]> {
  const episode = await world.reset(worldTask(task));
  try {
    await episode.batch((await expectedSteps(world, better)).calls.filter(({ executed }) => executed));
    return (await episode.grade()).difference;
  } finally {
    await episode.end();
  }
}
