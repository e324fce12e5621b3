import type { Replay } from '../../domains/engine/replay.ts';
import type { ReplayedCall } from '../../domains/engine/replay-calls.ts';
import type { Requestor } from '../../domains/engine/world.ts';
import { toPlain, type Value } from '../../python/value.ts';
import type { Trajectory } from '../../records/trajectory.ts';
import type { Place } from './repair.ts';

/** A recorded call that changed the world, or that might once others are repaired: reads and ends of a run never do. */
export interface RecordedWrite extends Place {
  /** Position among the run's writes. */
  readonly index: number;
  readonly call: number;
  readonly name: string;
  readonly requestor: Requestor;
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
export function recordedWrites(
  { messages }: Pick<Trajectory, 'messages'>,
  replay: Pick<Replay, 'calls'>,
): RecordedWrite[] {
  return replay.calls
    .filter((call) => {
      const made = call.executed || (call.arguments === null && call.recorded !== null);
      return made && (isEffective(call) || call.kind === 'write' || call.kind === null);
    })
    .map((call, index) => ({
      index,
      step: call.step,
      call: call.call,
      name: call.name,
      requestor: call.requestor,
      arguments:
        call.arguments === null ? null : (toPlain(call.arguments as Value) as Readonly<Record<string, unknown>>),
      unreadable: messages[call.step]?.tool_calls[call.call]?.arguments_text ?? null,
      effective: isEffective(call),
      touches: new Set((call.changes ?? []).map(({ table, key }) => `${table}/${key}`)),
    }));
}

/** Whether a call changed the world; where the world does not tell, whether it is a write that was accepted. */
function isEffective({ changes, kind, failed, executed }: ReplayedCall): boolean {
  return changes === null ? executed && kind === 'write' && !failed : changes.length > 0;
}
