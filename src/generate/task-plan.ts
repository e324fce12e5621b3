import type { Draft } from './draft.ts';

/** The tasks that a data set is to have. All chance in it comes from one seeded faker, so the order of its parts matters. */
export interface TaskPlan {
  /** Names of the task splits. */
  readonly splits: readonly string[];
  /** Users who get no task, as those of few-shot.jsonl. */
  readonly reserved: readonly string[];
  /** Taken one after another, when the one before is done. */
  readonly wanted: Iterable<WantedTask>;
  /** Whether the tasks of a split are mixed at the end; otherwise they stand as they were wanted. */
  readonly mixed: boolean;
  /** What comes of a task that nobody fits: it is left out, or the call fails. */
  readonly shortage: 'left out' | 'error';
}

/** A place in a split that a task of one kind is to fill. */
export interface WantedTask {
  /** Name of the scenario. */
  readonly kind: string;
  readonly split: string;
  /** Attempts one after another, for users who have no task yet; null where a draw does not fit. */
  drafts(taken: ReadonlySet<string>): Iterable<Draft | null>;
}
