import type { StateDifference } from '../../records/finding.ts';
import { isGradedEnd } from '../../records/how-ended.ts';
import { type OutputCheck, outputsSaid } from '../../records/outputs-said.ts';
import type { Task } from '../../records/task.ts';
import type { Trajectory } from '../../records/trajectory.ts';
import { type ReplayedCall, replayCalls } from './replay-calls.ts';
import { isActionMade, isWorldRight, rewardParts, unprovenParts } from './reward-parts.ts';
import type { ExpectedStep, World, WorldEpisode, WorldExpectation, WorldGrade, WorldTask } from './world.ts';

/** What a replay reads of a run. */
export type ReplayedTrajectory = Pick<Trajectory, 'messages' | 'termination'> &
  Partial<Pick<Trajectory, 'reading' | 'grade'>>;

/** What a replay reads of a task. */
export type ReplayTask = Pick<Task, 'outputs'> &
  Partial<Pick<Task, 'env_assertions' | 'initial_state' | 'reward_basis'>> & {
    readonly id?: WorldTask['id'];
    readonly actions: NonNullable<Task['actions']>;
  };

/** A trajectory run again, and what its grader should have said. */
export interface Replay {
  readonly calls: readonly ReplayedCall[];
  readonly groundTruth: GroundTruthSteps;
  /** Fields in which the end state differs from the ground truth's; empty exactly where `state_matches`. */
  readonly difference: readonly StateDifference[];
  readonly outputs: readonly OutputCheck[];
  readonly state_matches: boolean;
  /** The same with 50 and 50.0 told apart, as the graders' hashes do. A file read by JSON.parse no longer tells them apart. */
  readonly hash_matches: boolean;
  readonly outputs_said: boolean;
  /** Statements about the end state and whether they hold; empty where the task has none. */
  readonly assertions: WorldGrade['assertions'];
  /** The parts whose product is the reward. */
  readonly parts: readonly string[];
  /** Whether all that counts of the end state and of the calls is right. */
  readonly world_right: boolean;
  /** Parts that no replay decides and that are taken from the record. */
  readonly unproven: readonly { readonly part: string; readonly passed: boolean }[];
  /** Whether the episode reached an end that is graded. */
  readonly graded: boolean;
  /** 1 or 0; 0 for a run that was cut off, whatever its state. */
  readonly reward: number;
}

/** The calls of a ground truth, and those of them that failed: the graders swallow their errors. */
export interface GroundTruthSteps {
  readonly calls: readonly ExpectedStep[];
  readonly failing: readonly ExpectedStep[];
}

/** Runs a trajectory's calls and its task's ground truth in a world, and grades the end. Rejects with a WorldError where the world cannot take the task. */
export async function replay(options: {
  readonly trajectory: ReplayedTrajectory;
  readonly world: World;
  readonly task: ReplayTask;
}): Promise<Replay> {
  const { episode, calls } = await playAgain(options);
  try {
    return await gradeReplay({ ...options, episode, calls });
  } finally {
    await episode.end();
  }
}

/** Runs a trajectory's calls; the episode that comes back stands at its end and is the caller's to end. */
export async function playAgain(options: {
  readonly trajectory: ReplayedTrajectory;
  readonly world: World;
  readonly task: ReplayTask;
}): Promise<{ readonly episode: WorldEpisode; readonly calls: readonly ReplayedCall[] }> {
  const { trajectory, world, task } = options;
  const episode = await world.reset(worldTask(task));
  return { episode, calls: await replayCalls({ trajectory, world, episode }) };
}

/** Grades a run that was played again. */
export async function gradeReplay(options: {
  readonly trajectory: ReplayedTrajectory;
  readonly world: World;
  readonly task: ReplayTask;
  readonly episode: WorldEpisode;
  readonly calls: readonly ReplayedCall[];
}): Promise<Replay> {
  const { trajectory, world, task, episode, calls } = options;
  const groundTruth = await expectedSteps(world, task);
  const graded = isGradedEnd(trajectory.termination);
  const outputs = outputsSaid(trajectory.messages, task.outputs);
  const grade = await episode.grade();
  const parts = rewardParts(task.reward_basis);
  const made = calls.flatMap(({ name, arguments: given }) => (given === null ? [] : [{ name, arguments: given }]));
  const worldRight = isWorldRight({
    parts,
    grade,
    actionsMade: () => task.actions.every((action) => isActionMade(action, made)),
  });
  const stateMatches = grade.agent_matches && grade.user_matches !== false;
  const said = outputs.every((output) => output.said);
  const unproven = unprovenParts(parts, trajectory.grade ?? null);
  const passes = graded && worldRight && (said || !parts.has('COMMUNICATE')) && unproven.every(({ passed }) => passed);
  return {
    calls,
    groundTruth,
    difference: stateMatches ? [] : grade.difference,
    outputs,
    state_matches: stateMatches,
    hash_matches: grade.hash_matches,
    outputs_said: said,
    assertions: grade.assertions,
    parts: [...parts],
    world_right: worldRight,
    unproven,
    graded,
    reward: passes ? 1 : 0,
  };
}

/** What a task's ground truth does. */
export async function expectedSteps(world: World, task: ReplayTask): Promise<GroundTruthSteps> {
  const calls = await world.expected(worldTask(task));
  return { calls, failing: calls.filter(({ failed }) => failed) };
}

/** The part of a task that a world has to know. */
export function worldTask({ id = null, actions, env_assertions = [], initial_state = null }: ReplayTask): WorldTask {
  return { id, actions, env_assertions, initial_state };
}

/** The same expectation without the rest of the task. */
export function expectationOf(task: Pick<ReplayTask, 'actions' | 'env_assertions'>): WorldExpectation {
  return { actions: task.actions, env_assertions: task.env_assertions ?? [] };
}
