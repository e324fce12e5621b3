import type { GroundTruthSteps } from '../../domains/engine/replay.ts';
import type { Requestor } from '../../domains/engine/world.ts';
import { toPlain, type Value } from '../../python/value.ts';
import type { PlainCall } from './repair.ts';

/** A call of the ground truth that changes the world. */
export interface ExpectedWrite extends PlainCall {
  readonly requestor: Requestor;
  /** Index in the task's actions. */
  readonly action: number;
  /** Records that it changes, as `table/key`. */
  readonly touches: ReadonlySet<string>;
}

/** What a ground truth does, without its reads and without calls that fail or change nothing. */
export function expectedWrites({ calls }: Pick<GroundTruthSteps, 'calls'>): ExpectedWrite[] {
  return calls
    .filter(({ changes, kind, failed, executed }) =>
      changes === null ? executed && kind !== 'read' && !failed : changes.length > 0,
    )
    .map(({ index, name, requestor, arguments: given, changes }) => ({
      action: index,
      name,
      requestor,
      arguments: toPlain(given as Value) as Readonly<Record<string, unknown>>,
      touches: new Set((changes ?? []).map(({ table, key }) => `${table}/${key}`)),
    }));
}
