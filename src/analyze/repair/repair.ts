import type { Requestor } from '../../domains/engine/world.ts';
import type { Edit } from '../../records/finding.ts';

/**
 * One change to a recorded run. `step` and `call` name the recorded call that it touches; for an insertion they name the
 * place that it goes before (`call` null: before the whole message), for `stop_here` the first call that is not made any
 * more, for `say_output` the message that says it. All values are plain JSON; a call of the user names it as `requestor`:
 *
 * | kind | before | after |
 * | --- | --- | --- |
 * | replace_argument | the differing arguments as recorded | the same as they should be |
 * | replace_call, drop_call, insert_call | the call, or null | the call, or null |
 * | move_call | the call | the place `{ step, call }` that it goes before |
 * | stop_here | the calls that are not made | null |
 * | say_output | null | the required texts that the message has to hold, joined by `; ` |
 * | grade_here | the termination | null |
 * | corrected_ground_truth | writes and outputs that are dropped | those that come in |
 */
export interface RepairEdit extends Omit<Edit, 'fault'> {
  /** Index of the ground truth's action that it brings in; null where it brings in none. */
  readonly expected: number | null;
  /** The tool that is called after the edit, or was called before it; null where it is about no single call. */
  readonly name: string | null;
}

/** The smallest set of edits that was found, and what replay says to it. */
export interface Repair {
  /** In the order of the run. */
  readonly edits: readonly RepairEdit[];
  readonly rewardAfter: 0 | 1;
  /** Whether all edits together give reward 1, and all but any one of them do not. */
  readonly proven: boolean;
  /** How many repairs were applied and replayed to find it. */
  readonly tried: number;
  /** Seconds after which the search was broken off, so that a smaller repair may exist; null where it came to its end. */
  readonly stoppedAfter: number | null;
}

/** A call with its arguments as plain JSON. */
export interface PlainCall {
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  /** Who calls; the agent where not given. */
  readonly requestor?: Requestor;
}

/** A place in the record: before a call, or before a whole message. */
export interface Place {
  readonly step: number;
  readonly call: number | null;
}
