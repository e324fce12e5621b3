import type { Domain } from '../../domains/engine/domain.ts';
import type { Change } from '../../domains/engine/state-difference.ts';
import type { Requestor } from '../../domains/engine/world.ts';
import type { AlignmentRow, StateDifference } from '../../records/finding.ts';
import type { Task } from '../../records/task.ts';
import type { Trajectory } from '../../records/trajectory.ts';
import type { Repair } from '../repair/repair.ts';
import type { Siblings } from '../trials/trial-book.ts';
import type { Refusal } from './refusal.ts';
import type { ReplayedRun } from './replay-run.ts';
import type { ToolKind } from './tool-kind.ts';

/** A call of the record with what came of it. */
export interface CaseCall {
  readonly step: number;
  readonly call: number;
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  /** Who made it: tau2 gives some users tools of their own. */
  readonly caller: 'agent' | 'user';
  /** Step of the message that answers it; null where nothing does. */
  readonly answered: number | null;
  readonly observation: string | null;
  readonly kind: ToolKind;
  /** The tool refused it. */
  readonly rejected: boolean;
  /** It changed state, as far as is known: by replay, else by being an accepted write. */
  readonly effective: boolean;
  /** What it changed; null where it was not replayed. */
  readonly changes: readonly Change[] | null;
}

/** A call that the ground truth expects. */
export interface ExpectedCall {
  /** Position among the ground truth's calls. */
  readonly index: number;
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  /** Names of the arguments that count; null where all do. */
  readonly compared: readonly string[] | null;
  readonly kind: ToolKind;
  /** Who is expected to call. */
  readonly requestor: Requestor;
  /** What it changes; null where it was not replayed. */
  readonly changes: readonly Change[] | null;
  /** The world refuses it; null where it was not replayed. */
  readonly error: string | null;
}

/** A required output and whether the agent said it. */
export interface RequiredOutput {
  readonly text: string;
  readonly said: boolean;
}

/** Everything about one run that the evidence rules read; built once, never changed. */
export interface CaseFile {
  readonly trajectory: Trajectory;
  /** The task inside the file, or the data set's where the file has none. */
  readonly task: Task | null;
  readonly domain: string | null;
  /** All that is known of that domain; null where it is none of the table's. */
  readonly knownDomain: Domain | null;
  readonly calls: readonly CaseCall[];
  /** Null where the ground truth is not known. */
  readonly expected: readonly ExpectedCall[] | null;
  readonly alignment: readonly AlignmentRow[];
  readonly outputs: readonly RequiredOutput[];
  /** Whether the end state is right: by replay, by the grader's word, else by the alignment; null where none tells. */
  readonly stateMatches: boolean | null;
  readonly stateDifference: readonly StateDifference[];
  /** The run again, in the world that it was made in; null where there is none. */
  readonly replayed: ReplayedRun | null;
  /** The smallest repair, where it had to be known to tell what decides; undefined where it was not looked for yet. */
  readonly repair?: Repair | null | undefined;
  /** Other runs of the same task in the same call; null where there are none. */
  readonly siblings: Siblings | null;
  /** Why it was not replayed; null where it was or where no world was asked for. */
  readonly refusal: Refusal | null;
}
