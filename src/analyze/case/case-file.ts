import type { AlignmentRow } from '../../records/finding.ts';
import type { Trajectory } from '../../records/trajectory.ts';
import type { ToolKind } from './tool-kind.ts';

/** A call of the record with what came of it. */
export interface CaseCall {
  readonly step: number;
  readonly call: number;
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  /** Step of the message that answers it; null where nothing does. */
  readonly answered: number | null;
  readonly observation: string | null;
  readonly kind: ToolKind;
  /** The tool refused it. */
  readonly rejected: boolean;
  /** It changed state, as far as is known: by replay, else by being an accepted write. */
  readonly effective: boolean;
}

/** A call that the ground truth expects. */
export interface ExpectedCall {
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  /** Names of the arguments that count; null where all do. */
  readonly compared: readonly string[] | null;
  readonly kind: ToolKind;
}

/** A required output and whether the agent said it. */
export interface RequiredOutput {
  readonly text: string;
  readonly said: boolean;
}

/** Everything about one run that the evidence rules read; built once, never changed. */
export interface CaseFile {
  readonly trajectory: Trajectory;
  readonly domain: string | null;
  readonly calls: readonly CaseCall[];
  /** Null where the file does not tell the ground truth. */
  readonly expected: readonly ExpectedCall[] | null;
  readonly alignment: readonly AlignmentRow[];
  readonly outputs: readonly RequiredOutput[];
  /** Whether the end state is right: by the grader's word, else by the alignment; null where neither tells. */
  readonly stateMatches: boolean | null;
}
