import type { Domain } from '../../domains/engine/domain.ts';
import {
  expectationOf,
  type GroundTruthSteps,
  type Replay,
  type ReplayTask,
  worldTask,
} from '../../domains/engine/replay.ts';
import { isActionMade, isWorldRight, rewardParts } from '../../domains/engine/reward-parts.ts';
import type { World, WorldEpisode } from '../../domains/engine/world.ts';
import { outputsSaid } from '../../records/outputs-said.ts';
import type { Trajectory } from '../../records/trajectory.ts';
import { callsAfter } from './calls-after.ts';
import { type ExpectedWrite, expectedWrites } from './expected-writes.ts';
import { type RecordedWrite, recordedWrites } from './recorded-writes.ts';
import type { Place, RepairEdit } from './repair.ts';
import { openRerun } from './rerun.ts';

/** A failed run, its world, and what its grader asks for. */
export interface RepairInput {
  readonly trajectory: Pick<Trajectory, 'messages' | 'termination'>;
  /** What is known of the world's domain; null where nothing is. */
  readonly domain: Domain | null;
  readonly world: World;
  readonly task: ReplayTask;
  readonly replay: Replay;
  /** The ground truth as it was later corrected, where there is one for the task. */
  readonly correctedGroundTruth?: CorrectedGroundTruth | undefined;
}

export interface CorrectedGroundTruth {
  readonly replay: GroundTruthSteps;
  readonly actions: ReplayTask['actions'];
  readonly outputs: readonly string[];
}

/** What the grader says to a repaired run; parts of the reward that no replay decides are left aside. */
export interface Grading {
  /** Whether all that counts of the end state and of the calls is right. */
  readonly stateMatches: boolean;
  /** Required outputs that stay unsaid. */
  readonly unsaid: readonly string[];
  readonly graded: boolean;
  readonly reward: 0 | 1;
}

/** A run opened for repair: its writes, the writes it should have made, and the grader to try edits on. */
export interface Workbench {
  readonly domain: Domain | null;
  readonly writes: readonly RecordedWrite[];
  readonly expected: readonly ExpectedWrite[];
  /** Records of the recorded end state that differ from the ground truth's; empty where the task does not ask for that state. */
  readonly differing: readonly { readonly table: string; readonly key: string }[];
  /** Whether the task asks for the ground truth's state; else for statements about the end or for calls. */
  readonly asksForState: boolean;
  /** The place before write `index`, or for the number of writes the one at the end of the run. */
  place(index: number): Place;
  /** Last step before `step` (the end of the run where not given) at which the agent spoke; the last one of all where it never did. */
  lastSpoken(step?: number): number;
  grade(edits: readonly RepairEdit[]): Promise<Grading>;
  /** Required outputs that stay unsaid with these edits. */
  unsaid(edits: readonly RepairEdit[]): readonly string[];
  /** Whether the run ends as the task asks with these edits, what is said aside. */
  reaches(edits: readonly RepairEdit[]): Promise<boolean>;
  /** How often edits were tried, and how many calls and edits that took in all. */
  spent(): { readonly tried: number; readonly effort: number };
  /** Whether the time for trying is over. */
  isOutOfTime(): boolean;
  /** Gives back what is kept of the world. */
  close(): Promise<void>;
}

/** Opens a run for repair; `isOutOfTime` tells whether the time for it is over. */
export async function openWorkbench({
  trajectory,
  domain,
  world,
  task,
  replay,
  correctedGroundTruth,
  isOutOfTime = () => false,
}: RepairInput & { readonly isOutOfTime?: (() => boolean) | undefined }): Promise<Workbench> {
  const { messages } = trajectory;
  const writes = recordedWrites(trajectory, replay);
  const rerun = openRerun({ start: await world.reset(worldTask(task)), writes });
  const parts = rewardParts(task.reward_basis);
  const end = endPlace(trajectory, replay, writes);
  const corrected = correctedGroundTruth && expectationOf({ ...task, actions: correctedGroundTruth.actions });
  let tried = 0;
  let effort = 0;

  const endsRight = async (edits: readonly RepairEdit[], byCorrected: boolean): Promise<boolean> => {
    const { episode, calls } = await rerun.run(edits);
    tried += 1;
    effort += calls + edits.length + 1;
    try {
      return await isRight(episode, edits, byCorrected);
    } finally {
      await episode.end();
    }
  };
  const isRight = async (episode: WorldEpisode, edits: readonly RepairEdit[], byCorrected: boolean) => {
    const grade = await episode.grade(byCorrected ? corrected : undefined);
    const actionsMade = () => {
      const made = callsAfter(replay.calls, edits);
      return task.actions.every((action) => isActionMade(action, made));
    };
    return isWorldRight({ parts, grade, actionsMade });
  };
  const isCorrected = (edits: readonly RepairEdit[]) =>
    corrected !== undefined && edits.some(({ kind }) => kind === 'corrected_ground_truth');
  const unsaidOf = (edits: readonly RepairEdit[]) =>
    parts.has('COMMUNICATE')
      ? unsaidOutputs(
          messages,
          (isCorrected(edits) ? correctedGroundTruth?.outputs : undefined) ?? replay.outputs.map(({ text }) => text),
          edits,
        )
      : [];
  const asksForState = parts.has('DB');
  return {
    domain,
    writes,
    expected: expectedWrites(replay.groundTruth),
    differing: asksForState ? replay.difference : [],
    asksForState,
    place: (index) => {
      const write = writes[index];
      return write === undefined ? end : { step: write.step, call: write.call };
    },
    lastSpoken: (step = messages.length) => {
      const spoken = messages.findLastIndex((message, at) => at < step && isSpoken(message));
      return spoken >= 0 ? spoken : Math.max(0, Math.min(step, messages.length) - 1);
    },
    grade: async (edits) => {
      const stateMatches = await endsRight(edits, isCorrected(edits));
      const unsaid = unsaidOf(edits);
      const graded = replay.graded || edits.some(({ kind }) => kind === 'grade_here');
      return { stateMatches, unsaid, graded, reward: graded && stateMatches && unsaid.length === 0 ? 1 : 0 };
    },
    unsaid: unsaidOf,
    reaches: (edits) => endsRight(edits, false),
    spent: () => ({ tried, effort }),
    isOutOfTime,
    close: () => rerun.close(),
  };
}

function isSpoken({ role, said }: RepairInput['trajectory']['messages'][number]): boolean {
  return role === 'assistant' && said !== null && said !== '';
}

/** Before the call that ended the run, else before the agent's closing words, else after the last write. */
function endPlace({ messages }: RepairInput['trajectory'], replay: Replay, writes: readonly RecordedWrite[]): Place {
  const last = writes.at(-1)?.step ?? -1;
  const terminal = replay.calls.find(({ kind, step }) => kind === 'terminal' && step > last);
  if (terminal !== undefined) {
    return { step: terminal.step, call: terminal.call };
  }
  const closing = messages.findLastIndex((message) => isSpoken(message));
  return { step: closing > last ? closing : last + 1, call: null };
}

/** What the run no longer says because it stopped counts as unsaid; what an edit says counts as said. */
function unsaidOutputs(
  messages: RepairInput['trajectory']['messages'],
  required: readonly string[],
  edits: readonly RepairEdit[],
): string[] {
  const stops = edits.flatMap(({ kind, step }) => (kind === 'stop_here' && step !== null ? [step] : []));
  const kept = messages.slice(0, Math.min(messages.length, ...stops));
  const added = edits.flatMap(({ kind, after }) => (kind === 'say_output' ? [String(after)] : []));
  const spoken = added.map((said) => ({ ...blankMessage, said }));
  return outputsSaid([...kept, ...spoken], required).flatMap(({ text, said }) => (said ? [] : [text]));
}

const blankMessage = {
  role: 'assistant',
  content: null,
  thoughts: null,
  thoughts_leaked: false,
  results: [],
  tool_calls: [],
  tool_call_id: null,
  name: null,
  observation: null,
  error: null,
} as const;
