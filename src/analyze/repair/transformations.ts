import { dropCall, insertCall, replaceBy, stopBefore } from './edits.ts';
import type { ExpectedWrite } from './expected-writes.ts';
import { orderedTransformation } from './ordered-transformation.ts';
import { type Pairing, pairWrites } from './pair-writes.ts';
import type { RecordedWrite } from './recorded-writes.ts';
import type { RepairEdit } from './repair.ts';
import type { Workbench } from './workbench.ts';

/**
 * Ways to turn the whole run into its ground truth, each to be tried and then made smaller: for every point at which the run
 * might have stopped, keeping the order of the run, and last in the ground truth's order, which cannot fail.
 */
export function* transformations(bench: Workbench): Generator<readonly RepairEdit[]> {
  const { writes, expected } = bench;
  const stops = writes.filter((_, index) => writes.slice(index).filter(({ effective }) => effective).length > 1);
  for (const stop of [undefined, ...stops.reverse().slice(0, MOST_STOPS)]) {
    const kept = stop === undefined ? writes : writes.slice(0, stop.index);
    const stopped =
      stop === undefined
        ? []
        : [
            stopBefore(
              stop,
              writes.slice(stop.index).filter(({ effective }) => effective),
            ),
          ];
    for (const trustRejected of [true, false]) {
      const pairing = pairWrites({ domain: bench.domain, writes: kept, expected, trustRejected });
      yield [...changes(pairing, kept), ...inserts({ bench, pairing, kept, place: atEnd }), ...stopped];
      yield [...changes(pairing, kept), ...inserts({ bench, pairing, kept, place: beforeNext }), ...stopped];
    }
    yield [...orderedTransformation({ bench, writes: kept, expected }), ...stopped];
  }
}

/** More writes than a conversation has; a run of more is not worth the time. */
const MOST_STOPS = 40;

/** Replaces what has another call in its place, drops the other effective writes. */
function changes({ equal, replaced }: Pairing, writes: readonly RecordedWrite[]): RepairEdit[] {
  const instead = new Map([...replaced].map(([want, write]) => [write, want]));
  const right = new Set(equal.values());
  return writes.flatMap((write) => {
    const want = instead.get(write);
    if (want !== undefined) {
      return [replaceBy(write, want)];
    }
    return write.effective && !right.has(write) ? [dropCall(write)] : [];
  });
}

interface Insertion {
  readonly want: ExpectedWrite;
  readonly bench: Workbench;
  readonly pairing: Pairing;
  readonly kept: readonly RecordedWrite[];
}

function inserts(
  options: Omit<Insertion, 'want'> & { readonly place: (insertion: Insertion) => number },
): RepairEdit[] {
  const { bench, pairing, place } = options;
  return bench.expected
    .filter((want) => !pairing.equal.has(want) && !pairing.replaced.has(want))
    .map((want) => insertCall(bench.place(place({ ...options, want })), want));
}

function atEnd({ kept }: Insertion): number {
  return kept.length;
}

/** Before the first write that the ground truth makes later on a record that this one changes too. */
function beforeNext({ want, bench, pairing, kept }: Insertion): number {
  const later = bench.expected.filter(
    ({ action, touches }) => action > want.action && [...touches].some((record) => want.touches.has(record)),
  );
  const indices = later.flatMap((next) => {
    const write = pairing.equal.get(next) ?? pairing.replaced.get(next);
    return write === undefined ? [] : [write.index];
  });
  return Math.min(kept.length, ...indices);
}
