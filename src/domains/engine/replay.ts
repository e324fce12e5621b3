import { callsOf, type RecordedCall } from '../../records/calls.ts';
import type { StateDifference } from '../../records/finding.ts';
import { isGradedEnd } from '../../records/how-ended.ts';
import { type OutputCheck, outputsSaid } from '../../records/outputs-said.ts';
import type { Action } from '../../records/task.ts';
import type { Trajectory } from '../../records/trajectory.ts';
import type { Database } from './database.ts';
import type { Domain } from './domain.ts';
import { type Call, type Episode, openEpisode } from './episode.ts';
import { type GroundTruthReplay, type ReplayCache, replayGroundTruth } from './replay-ground-truth.ts';
import type { State } from './state.ts';
import { type Change, differences, sameHash, sameState } from './state-difference.ts';
import type { Tool, ToolKind } from './tool.ts';
import { readWrittenLists } from './written-lists.ts';

/** One recorded call, run again. */
export interface ReplayedCall {
  readonly step: number;
  readonly call: number;
  readonly name: string;
  /** As they were executed; null where the file's are no object. */
  readonly arguments: Readonly<Record<string, unknown>> | null;
  /** False where the file holds no answer to the call, its arguments cannot be read, or a user called. */
  readonly executed: boolean;
  /** What the world answers now; null where not executed. */
  readonly observation: string | null;
  /** Index of the message that answers it; null where there is none. */
  readonly answered: number | null;
  /** What the file says it answered. */
  readonly recorded: string | null;
  /** Whether the two are equal byte for byte; null where one is missing. */
  readonly matches: boolean | null;
  readonly kind: ToolKind | null;
  readonly failed: boolean;
  /** Fields that the call changed: an effective write has some. */
  readonly changes: readonly Change[];
}

/** A trajectory run again, and what its grader should have said. */
export interface Replay {
  readonly calls: readonly ReplayedCall[];
  readonly state: State;
  readonly groundTruth: GroundTruthReplay;
  /** Fields in which the end state differs from the ground truth's; empty exactly where `state_matches`. */
  readonly difference: readonly StateDifference[];
  readonly outputs: readonly OutputCheck[];
  readonly state_matches: boolean;
  /** The same with 50 and 50.0 told apart, as tau-bench's hash does. A file read by JSON.parse no longer tells them apart. */
  readonly hash_matches: boolean;
  readonly outputs_said: boolean;
  /** Whether the episode reached an end that is graded. */
  readonly graded: boolean;
  /** 1 or 0; 0 for a run that was cut off, whatever its state. */
  readonly reward: number;
}

/** Runs a trajectory's calls and its task's ground truth on the database, and grades it. Pure and deterministic. */
export function replay(options: {
  readonly trajectory: Pick<Trajectory, 'messages' | 'termination'> & Partial<Pick<Trajectory, 'reading'>>;
  readonly domain: Domain;
  readonly database: Database;
  readonly actions: readonly Action[];
  readonly outputs: readonly string[];
  readonly cache?: ReplayCache;
}): Replay {
  const { trajectory, domain, database, outputs } = options;
  const episode = openEpisode({ domain, database });
  const countsAsMade = trajectory.reading?.results_recorded === false;
  const calls = callsOf(trajectory.messages).map((call) => replayCall(episode, { call, countsAsMade }));
  const groundTruth = replayGroundTruth(options);
  const graded = isGradedEnd(trajectory.termination);
  const verdict = grade({
    state: episode.state,
    groundTruth,
    graded,
    outputs: outputsSaid(trajectory.messages, outputs),
  });
  return { calls, state: episode.state, groundTruth, graded, ...verdict };
}

/** The verdict on an end state, in tau-bench's order: state first, then outputs. Also for states that were never recorded. */
export function grade(options: {
  readonly state: State;
  readonly groundTruth: GroundTruthReplay;
  readonly outputs: readonly OutputCheck[];
  readonly graded: boolean;
}): Pick<Replay, 'difference' | 'outputs' | 'state_matches' | 'hash_matches' | 'outputs_said' | 'reward'> {
  const { state, groundTruth, outputs, graded } = options;
  const stateMatches = sameState(groundTruth.state, state);
  const said = outputs.every((output) => output.said);
  return {
    difference: stateMatches ? [] : differences(groundTruth.state, state),
    outputs,
    state_matches: stateMatches,
    hash_matches: sameHash(groundTruth.state, state),
    outputs_said: said,
    reward: graded && stateMatches && said ? 1 : 0,
  };
}

/** One call again. Without an answer it was never executed, unless the format keeps no answers at all. */
function replayCall(
  episode: Episode,
  { call: made, countsAsMade }: { call: RecordedCall; countsAsMade: boolean },
): ReplayedCall {
  const { step, call, toolCall, caller, observation: recorded, answered } = made;
  const { name, arguments: given } = toolCall;
  const place = { step, call, name, recorded, answered };
  const tool = episode.domain.tools.find((candidate) => candidate.name === name);
  if (given === null || (recorded === null && !countsAsMade) || caller === 'user') {
    const kind = tool?.kind ?? null;
    return {
      ...place,
      arguments: given,
      executed: false,
      observation: null,
      matches: null,
      kind,
      failed: false,
      changes: [],
    };
  }
  const executed = asExecuted({ episode, tool, call: { name, arguments: given }, recorded });
  const { observation, kind, failed, changes } = episode.step(executed);
  const matches = recorded === null ? null : observation === recorded;
  return { ...place, arguments: executed.arguments, executed: true, observation, matches, kind, failed, changes };
}

/** The call as the file has it, unless only with its written lists read as lists it gives what the file says it gave. */
function asExecuted(options: {
  readonly episode: Episode;
  readonly tool: Tool | undefined;
  readonly call: Call;
  readonly recorded: string | null;
}): Call {
  const { episode, tool, call, recorded } = options;
  const read = tool === undefined ? undefined : readWrittenLists(tool, call);
  return read !== undefined && episode.fork().step(read).observation === recorded ? read : call;
}
