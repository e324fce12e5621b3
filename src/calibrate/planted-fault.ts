import type { FaultAuthor, FaultType } from '../records/fault.ts';
import type { Scene } from './scene.ts';
import type { Turn } from './script.ts';

/** A run with a fault in it, before it is played. */
export interface Plant {
  readonly turns: readonly Turn[];
  /** Where the run first meets the fault: the message of a turn, or the answer to its call; null where no message shows it. */
  readonly at: { readonly turn: number; readonly answer: boolean } | null;
  /** What was done, in one sentence. */
  readonly comment: string;
  /** The ground truth as the record is to have it, where that is what is wrong. */
  readonly actions?: Scene['script']['task']['actions'];
  /** The error that ended the run. */
  readonly crash?: string;
  /** Turns of the agent after which the run was cut off. */
  readonly maxSteps?: number;
}

/** A kind of fault and how it is planted. */
export interface FaultKind {
  readonly author: FaultAuthor;
  readonly type: FaultType;
  /** Whether it takes a deed to plant it at. */
  readonly needsDeed: boolean;
  /** Whether the fault is that a call is refused which was not before. */
  readonly refuses?: true;
  /** Null where a run has no place for it. */
  readonly plant: (scene: Scene) => Plant | null;
}

/** The place at a turn itself. */
export function atTurn(turn: number): Plant['at'] {
  return { turn, answer: false };
}

/** The place at the answer to a call. */
export function atAnswer(turn: number): Plant['at'] {
  return { turn, answer: true };
}
