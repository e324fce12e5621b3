import type { Database } from '../../domains/engine/database.ts';
import type { Domain } from '../../domains/engine/domain.ts';
import type { Replay } from '../../domains/engine/replay.ts';
import type { GroundTruthReplay } from '../../domains/engine/replay-ground-truth.ts';
import type { State } from '../../domains/engine/state.ts';
import { sameState } from '../../domains/engine/state-difference.ts';
import { outputsSaid } from '../../records/outputs-said.ts';
import type { Trajectory } from '../../records/trajectory.ts';
import { type ExpectedWrite, expectedWrites } from './expected-writes.ts';
import { type RecordedWrite, recordedWrites } from './recorded-writes.ts';
import type { Place, RepairEdit } from './repair.ts';
import { openRerun } from './rerun.ts';

/** A failed run, its world, and what its grader compares it with. */
export interface RepairInput {
  readonly trajectory: Pick<Trajectory, 'messages' | 'termination'>;
  readonly domain: Domain;
  readonly database: Database;
  readonly replay: Replay;
  /** The ground truth as it was later corrected, where there is one for the task. */
  readonly correctedGroundTruth?: CorrectedGroundTruth | undefined;
}

export interface CorrectedGroundTruth {
  readonly replay: GroundTruthReplay;
  readonly outputs: readonly string[];
}

/** What the grader says to a repaired run. */
export interface Grading {
  readonly stateMatches: boolean;
  /** Required outputs that stay unsaid. */
  readonly unsaid: readonly string[];
  readonly graded: boolean;
  readonly reward: 0 | 1;
}

/** A run opened for repair: its writes, the writes it should have made, and the grader to try edits on. */
export interface Workbench {
  readonly domain: Domain;
  readonly writes: readonly RecordedWrite[];
  readonly expected: readonly ExpectedWrite[];
  /** Records of the recorded end state that differ from the ground truth's. */
  readonly differing: readonly { readonly table: string; readonly key: string }[];
  /** The place before write `index`, or for the number of writes the one at the end of the run. */
  place(index: number): Place;
  /** Last step before `step` (the end of the run where not given) at which the agent spoke; the last one of all where it never did. */
  lastSpoken(step?: number): number;
  grade(edits: readonly RepairEdit[]): Grading;
  /** Required outputs that stay unsaid with these edits. */
  unsaid(edits: readonly RepairEdit[]): readonly string[];
  /** Whether the run ends in the ground truth's state with these edits. */
  reaches(edits: readonly RepairEdit[]): boolean;
  /** How often edits were tried, and how many calls and edits that took in all. */
  spent(): { readonly tried: number; readonly effort: number };
}

export function openWorkbench({ trajectory, domain, database, replay, correctedGroundTruth }: RepairInput): Workbench {
  const { messages } = trajectory;
  const writes = recordedWrites(trajectory, replay);
  const rerun = openRerun({ domain, database, writes });
  const end = endPlace(trajectory, replay, writes);
  let tried = 0;
  let effort = 0;

  const stateAfter = (edits: readonly RepairEdit[]): State => {
    const result = rerun(edits);
    tried += 1;
    effort += result.calls + edits.length + 1;
    return result.state;
  };
  const correctedBy = (edits: readonly RepairEdit[]) =>
    edits.some(({ kind }) => kind === 'corrected_ground_truth') ? correctedGroundTruth : undefined;
  const unsaidOf = (edits: readonly RepairEdit[]) =>
    unsaidOutputs(messages, correctedBy(edits)?.outputs ?? replay.outputs.map(({ text }) => text), edits);
  return {
    domain,
    writes,
    expected: expectedWrites(replay.groundTruth),
    differing: replay.difference,
    place: (index) => {
      const write = writes[index];
      return write === undefined ? end : { step: write.step, call: write.call };
    },
    lastSpoken: (step = messages.length) => {
      const spoken = messages.findLastIndex((message, at) => at < step && isSpoken(message));
      return spoken >= 0 ? spoken : Math.max(0, Math.min(step, messages.length) - 1);
    },
    grade: (edits) => {
      const target = correctedBy(edits)?.replay ?? replay.groundTruth;
      const stateMatches = sameState(target.state, stateAfter(edits));
      const unsaid = unsaidOf(edits);
      const graded = replay.graded || edits.some(({ kind }) => kind === 'grade_here');
      return { stateMatches, unsaid, graded, reward: graded && stateMatches && unsaid.length === 0 ? 1 : 0 };
    },
    unsaid: unsaidOf,
    reaches: (edits) => sameState(replay.groundTruth.state, stateAfter(edits)),
    spent: () => ({ tried, effort }),
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
