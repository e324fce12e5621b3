import type { StateDifference } from '../../records/finding.ts';
import type { EnvironmentAssertion, InitialState } from '../../records/task.ts';
import type { CallShape } from './call-shape.ts';
import type { Change } from './state-difference.ts';
import type { ToolKind } from './tool.ts';

/** Who calls a tool. */
export type Requestor = 'assistant' | 'user';

/** A call and who makes it. */
export interface WorldCall extends CallShape {
  readonly requestor: Requestor;
}

/** A tool as far as a reader of runs has to know it. */
export interface WorldTool {
  readonly name: string;
  readonly kind: ToolKind;
  readonly requestor: Requestor;
  /** Arguments that take lists, as far as the world tells: some programs save those as texts. */
  readonly lists: readonly string[];
}

/** What a world has to know of a task to start it and to grade its end. */
export interface WorldTask {
  readonly id: string | number | null;
  readonly initial_state: InitialState | null;
  /** The expected calls in order. */
  readonly actions: readonly WorldCall[];
  readonly env_assertions: readonly EnvironmentAssertion[];
}

/** What one call gave. */
export interface WorldStep {
  readonly observation: string;
  /** Null for a tool that this requestor does not have. */
  readonly kind: ToolKind | null;
  /** Whether the observation is an error. */
  readonly failed: boolean;
  /** Whether the call ends the episode. */
  readonly done: boolean;
  /** Fields that changed, on either side; a call that failed may have changed some. Null where the world does not tell. */
  readonly changes: readonly Change[] | null;
}

/** A call that a task expects, made as the grader makes it. */
export interface ExpectedStep extends WorldStep, WorldCall {
  /** Index in the task's actions. */
  readonly index: number;
  /** False for what the grader does not make. */
  readonly executed: boolean;
}

/** What an end is graded by. */
export type WorldExpectation = Pick<WorldTask, 'actions' | 'env_assertions'>;

/** The verdict on the state of an episode, by component; what was said is not the world's to know. */
export interface WorldGrade {
  /** Whether the agent's database equals the one that the expected calls make. */
  readonly agent_matches: boolean;
  /** The same for the user's; null where the user has none. */
  readonly user_matches: boolean | null;
  /** Whether the hashes of both are equal, which may tell 50 from 50.0 where the two above do not. */
  readonly hash_matches: boolean;
  /** In the order of the task; empty where it has none. */
  readonly assertions: readonly { readonly assertion: EnvironmentAssertion; readonly met: boolean }[];
  /** Fields in which the state differs from the expected one; tables of the user's side begin with `user.`. */
  readonly difference: readonly StateDifference[];
  /** Expected calls that raise, by index, with what they answer. */
  readonly failing: readonly { readonly index: number; readonly observation: string }[];
}

/** Hashes of the state, as the world's own grader takes them. */
export interface WorldHash {
  readonly agent: string;
  readonly user: string | null;
}

/** A world to act in: one in this process, or one that is spoken to by the world protocol. */
export interface World {
  readonly name: string;
  readonly version: string | null;
  readonly tools: readonly WorldTool[];
  /** Starts an episode in the task's initial state; rejects with a WorldError where that state cannot be made. */
  reset(task: WorldTask): Promise<WorldEpisode>;
  /** Makes the task's expected calls in its initial state, in an episode of their own. */
  expected(task: WorldTask): Promise<readonly ExpectedStep[]>;
}

/** An episode of a world. Calls of one episode are made one after another; episodes do not touch each other. */
export interface WorldEpisode {
  /** Makes the calls in order and goes on past those that fail. */
  batch(calls: readonly WorldCall[]): Promise<readonly WorldStep[]>;
  /** An episode that goes on from here by itself. */
  fork(): Promise<WorldEpisode>;
  hash(): Promise<WorldHash>;
  /** Grades the state as it is now; by the task's own expectation where no other is given. */
  grade(expectation?: WorldExpectation): Promise<WorldGrade>;
  /** Gives back what the episode holds; nothing may be asked of it any more. */
  end(): Promise<void>;
}
