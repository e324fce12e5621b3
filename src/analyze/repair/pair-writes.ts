import type { Domain } from '../../domains/engine/domain.ts';
import { objectOf } from '../case/compare-arguments.ts';
import { differingKeys } from './edits.ts';
import type { ExpectedWrite } from './expected-writes.ts';
import type { RecordedWrite } from './recorded-writes.ts';

/** Which recorded write stands for which expected one. */
export interface Pairing {
  /** Writes that are as expected already. */
  readonly equal: ReadonlyMap<ExpectedWrite, RecordedWrite>;
  /** Writes that the expected one should stand in place of. */
  readonly replaced: ReadonlyMap<ExpectedWrite, RecordedWrite>;
}

/**
 * Pairs expected writes with recorded ones as multisets, the likest first. Every effective write that is left is paired with
 * something, because one replacement is less than a write too few and one too many; a rejected one only with its like.
 */
export function pairWrites(options: {
  /** Tells by which argument a call names its object. */
  readonly domain: Domain | null;
  readonly writes: readonly RecordedWrite[];
  readonly expected: readonly ExpectedWrite[];
  /** Whether an expected call that was made and rejected counts as made: another edit may let it pass. */
  readonly trustRejected: boolean;
}): Pairing {
  const { domain, writes, expected, trustRejected } = options;
  const equal = new Map<ExpectedWrite, RecordedWrite>();
  const replaced = new Map<ExpectedWrite, RecordedWrite>();
  const taken = new Set<RecordedWrite>();
  if (writes.length * expected.length > MOST_PAIRS) {
    return { equal, replaced };
  }
  const pairUp = (into: Map<ExpectedWrite, RecordedWrite>, distance: Distance) => {
    const open = expected.filter((want) => !equal.has(want) && !replaced.has(want));
    const offers = open.flatMap((want) =>
      writes.flatMap((write) => {
        const price = taken.has(write) ? null : distance(want, write);
        return price === null ? [] : [{ want, write, price }];
      }),
    );
    offers.sort((a, b) => a.price - b.price || a.want.action - b.want.action || a.write.index - b.write.index);
    for (const { want, write } of offers) {
      if (into.has(want) || taken.has(write)) {
        continue;
      }
      into.set(want, write);
      taken.add(write);
    }
  };
  pairUp(equal, (want, write) => (write.effective && isEqualWrite(want, write) ? 0 : null));
  if (trustRejected) {
    pairUp(equal, (want, write) => (isEqualWrite(want, write) ? 0 : null));
  }
  pairUp(replaced, (want, write) =>
    write.effective && want.requestor === write.requestor ? distanceBetween(want, write, domain) : null,
  );
  pairUp(replaced, (want, write) => likeness(want, write, domain));
  return { equal, replaced };
}

/** Pairs beyond which a run is no conversation any more, and its writes are dropped rather than compared. */
const MOST_PAIRS = 50_000;

type Distance = (want: ExpectedWrite, write: RecordedWrite) => number | null;

/** Whether a recorded call is the expected one to the last argument. */
export function isEqualWrite(want: ExpectedWrite, write: RecordedWrite): boolean {
  return (
    want.name === write.name &&
    want.requestor === write.requestor &&
    write.arguments !== null &&
    differingKeys(write.arguments, want.arguments).length === 0
  );
}

/** How far two calls are apart: by arguments for one tool; another tool is farther, another object too. */
export function distanceBetween(want: ExpectedWrite, write: RecordedWrite, domain: Domain | null): number {
  const given = write.arguments ?? {};
  const elsewhere = objectOf(want.arguments, domain) === objectOf(given, domain) ? 0 : 1;
  return want.name === write.name
    ? differingKeys(given, want.arguments).length + 20 * elsewhere
    : 100 + 100 * elsewhere;
}

/** The distance of two calls that mean the same: one tool, and one object or at least half of the arguments; else null. */
function likeness(want: ExpectedWrite, write: RecordedWrite, domain: Domain | null): number | null {
  if (want.name !== write.name || want.requestor !== write.requestor || isEqualWrite(want, write)) {
    return null;
  }
  if (write.arguments === null) {
    return 0;
  }
  const differing = differingKeys(write.arguments, want.arguments).length;
  const like =
    objectOf(want.arguments, domain) === objectOf(write.arguments, domain) ||
    differing * 2 <= Object.keys(want.arguments).length;
  return like ? distanceBetween(want, write, domain) : null;
}
