import type { GroundTruthReplay } from '../../domains/engine/replay-ground-truth.ts';
import { toPlain, type Value } from '../../python/value.ts';
import type { PlainCall } from './repair.ts';

/** A call of the ground truth that changes the world. */
export interface ExpectedWrite extends PlainCall {
  /** Index in the task's actions. */
  readonly action: number;
  /** Records that it changes, as `table/key`. */
  readonly touches: ReadonlySet<string>;
}

/** What a ground truth does, without its reads and without calls that fail or change nothing. */
export function expectedWrites({ calls }: GroundTruthReplay): ExpectedWrite[] {
  return calls
    .filter(({ changes }) => changes.length > 0)
    .map(({ index, name, arguments: given, changes }) => ({
      action: index,
      name,
      arguments: toPlain(given as Value) as Readonly<Record<string, unknown>>,
      touches: new Set(changes.map(({ table, key }) => `${table}/${key}`)),
    }));
}
