import type { Dataset, DatasetTask } from '../../src/datasets/dataset.ts';
import type { FaultAuthor, FaultType } from '../../src/records/fault.ts';
import type { PlannedStep } from '../../src/run/scripted/plan.ts';
import type { Turn } from '../../src/run/user-simulator.ts';
import type { Part } from '../../src/run/users/replay.ts';

/** A task that a scene may be played on, with the turns of an agent that does it right. */
export interface Candidate {
  readonly dataset: Dataset;
  readonly task: DatasetTask;
  readonly plan: readonly PlannedStep[];
}

/** Something to be recorded, and how it is put on a task. */
export interface Scene {
  /** What a task needs for it, as the end of "no task has ...". */
  readonly needs: string;
  /** Null where the task does not have that. */
  readonly cast: (candidate: Candidate) => Cast | null;
  /** Whether the same task is played again without the fault. */
  readonly again?: boolean;
}

/** How one task is played: everything that is not given is as it should be. */
export interface Cast {
  /** The task as the record has it, where its ground truth is to be wrong. */
  readonly task?: DatasetTask;
  readonly steps?: readonly PlannedStep[];
  readonly part?: Part;
  /** Turns what the customer would say into what it says. */
  readonly reply?: (text: string, turns: readonly Turn[]) => string;
  readonly breakdown?: Breakdown;
  /** Null for a run without a fault. */
  readonly fault: PlantedFault | null;
}

/** A server that stops answering, or a record that was never filled. */
export type Breakdown =
  | { readonly side: 'user' | 'agent'; readonly afterTurns: number; readonly message: string }
  | { readonly side: 'record' };

/** What was planted, with the place where the run first meets it. */
export interface PlantedFault {
  readonly author: FaultAuthor;
  readonly type: FaultType;
  readonly comment: string;
  readonly at: Place | null;
}

/** The agent's planned turn with this index, or the customer's first words that hold this text. */
export type Place = { readonly turn: number } | { readonly said: string };
