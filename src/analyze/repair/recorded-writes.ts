import type { Replay } from '../../domains/engine/replay.ts';
import { toPlain, type Value } from '../../python/value.ts';
import type { Trajectory } from '../../records/trajectory.ts';
import type { Place } from './repair.ts';

/** A recorded call that changed the world, or that might once others are repaired: reads and ends of a run never do. */
export interface RecordedWrite extends Place {
  /** Position among the run's writes. */
  readonly index: number;
  readonly call: number;
  readonly name: string;
  /** As they were executed; null where they were no object, and the call then did nothing. */
  readonly arguments: Readonly<Record<string, unknown>> | null;
  /** The arguments as the file has them where they could not be read. */
  readonly unreadable: string | null;
  /** Whether it changed the world in the recorded run. */
  readonly effective: boolean;
  /** Records that it changed then, as `table/key`. */
  readonly touches: ReadonlySet<string>;
}

/** The calls that a repair can be about, in the order of the run. */
export function recordedWrites({ messages }: Pick<Trajectory, 'messages'>, replay: Replay): RecordedWrite[] {
  return replay.calls
    .filter((call) => {
      const made = call.executed || (call.arguments === null && call.recorded !== null);
      return made && (call.changes.length > 0 || call.kind === 'write' || call.kind === null);
    })
    .map((call, index) => ({
      index,
      step: call.step,
      call: call.call,
      name: call.name,
      arguments:
        call.arguments === null ? null : (toPlain(call.arguments as Value) as Readonly<Record<string, unknown>>),
      unreadable: messages[call.step]?.tool_calls[call.call]?.arguments_text ?? null,
      effective: call.changes.length > 0,
      touches: new Set(call.changes.map(({ table, key }) => `${table}/${key}`)),
    }));
}
