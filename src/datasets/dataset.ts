import type { Database } from '../domains/engine/database.ts';
import type { Domain } from '../domains/engine/domain.ts';
import type { ToolSchema } from '../domains/engine/tool-schemas.ts';
import type { Task } from '../records/task.ts';

/** A task of a data set. Numbers in its actions keep what Python sees in them (50 or 50.0). */
export interface DatasetTask extends Task {
  readonly id: string | number;
  readonly actions: NonNullable<Task['actions']>;
  /** A refusal: the ground truth is meant to leave the database as it is. */
  readonly expects_no_change: boolean;
}

/** Policy, records and tasks for a domain: one folder on disk. */
export interface Dataset {
  readonly domain: Domain;
  /** The folder. */
  readonly path: string;
  /** SHA-256 in hex over the names and bytes of all its files. */
  readonly hash: string;
  readonly policy: string;
  readonly database: Database;
  /** What models are told of the tools instead of the domain's own words; null where the data set has none. */
  readonly toolTexts: readonly ToolSchema[] | null;
  /** Names of the task splits there, sorted. */
  readonly splits: readonly string[];
  /** The tasks of a split; throws where there is no such split. */
  readonly tasks: (split: string) => readonly DatasetTask[];
  /** Its own corrected ground truth for a split, or null. */
  readonly groundTruth: (split: string) => GroundTruth | null;
}

/** A corrected ground truth. A task that is absent is unchanged. */
export interface GroundTruth {
  readonly path: string;
  /** SHA-256 in hex of the file. */
  readonly hash: string;
  /** By task id as text. */
  readonly tasks: ReadonlyMap<string, CorrectedTask>;
}

/** What one task's ground truth is corrected to. */
export interface CorrectedTask {
  readonly id: string | number;
  readonly user_id: string | null;
  readonly actions: NonNullable<Task['actions']>;
  readonly outputs: readonly string[];
  /** Whether the expected writes differ from the original's; null where the file does not say. */
  readonly writes_changed: boolean | null;
}
