import type { CallShape } from '../../domains/engine/call-shape.ts';
import type { Domain } from '../../domains/engine/domain.ts';
import type { Change } from '../../domains/engine/state-difference.ts';
import type { Requestor } from '../../domains/engine/world.ts';
import type { AlignmentRow } from '../../records/finding.ts';
import type { CaseCall, ExpectedCall } from './case-file.ts';
import { differingArguments, objectOf } from './compare-arguments.ts';

/**
 * Aligns the writes that were expected with those that were made, as multisets: order does not count. Pairs are made
 * best first: equal ones, then the same tool with the fewest differing arguments, then another tool on the same object.
 * Rejected writes are taken only for what no accepted write explains. Rows stand in the order of the expected writes,
 * then of the steps.
 */
export function alignWrites({
  expected,
  calls,
  domain,
}: {
  readonly expected: readonly ExpectedCall[];
  readonly calls: readonly CaseCall[];
  /** Tells by which argument a call names its object. */
  readonly domain: Domain | null;
}): AlignmentRow[] {
  const isSameObject = (want: ExpectedCall, call: CaseCall) =>
    objectOf(want.arguments, domain) === objectOf(call.arguments, domain);
  const sameCaller = (want: ExpectedCall, call: CaseCall) => (want.requestor === 'user') === (call.caller === 'user');
  const similarity = (want: ExpectedCall, call: CaseCall) => costOf(want, call, isSameObject(want, call));
  // What changes nothing when it is replayed cannot be missed.
  const wanted = expected.filter((call) => call.kind === 'write' && (call.changes === null || call.changes.length > 0));
  const made = calls.filter((call) => call.kind === 'write' && call.effective);
  const refused = calls.filter((call) => call.kind === 'write' && call.rejected);
  const pairs = new Map<ExpectedCall, { readonly call: CaseCall; readonly status: AlignmentRow['status'] }>();
  const taken = new Set<CaseCall>();

  const pairUp = (
    candidates: readonly CaseCall[],
    cost: (want: ExpectedCall, call: CaseCall) => number | null,
    status: AlignmentRow['status'],
  ) => {
    const offers = wanted.flatMap((want, order) =>
      candidates.flatMap((call) => {
        const isFree = !pairs.has(want) && !taken.has(call) && sameCaller(want, call);
        const price = isFree ? cost(want, call) : null;
        return price === null ? [] : [{ want, call, price, order }];
      }),
    );
    offers.sort((a, b) => a.price - b.price || a.order - b.order || a.call.step - b.call.step);
    for (const { want, call } of offers) {
      if (pairs.has(want) || taken.has(call)) {
        continue;
      }
      pairs.set(want, { call, status });
      taken.add(call);
    }
  };

  pairUp(made, (want, call) => (sameCall(want, call) ? 0 : null), 'matched');
  pairUp(made, (want, call) => (sameEffect(want, call) ? 0 : null), 'matched');
  pairUp(made, similarity, 'wrong_argument');
  pairUp(
    made,
    (want, call) => (objectOf(want.arguments, domain) !== null && isSameObject(want, call) ? 0 : null),
    'wrong_tool',
  );
  const over = made.filter((call) => !taken.has(call));
  // One write too many and one too few: the one was made where the other was due.
  if (over.length === 1 && wanted.filter((want) => !pairs.has(want)).length === 1) {
    pairUp(over, otherTool, 'wrong_tool');
  }
  pairUp(refused, (want, call) => similarity(want, call), 'rejected');

  const rows: AlignmentRow[] = wanted.map((want) => {
    const pair = pairs.get(want);
    return {
      expected: told(want, want.requestor),
      actual: pair ? told(pair.call, requestorOf(pair.call)) : null,
      keys:
        pair && pair.status !== 'matched' && pair.call.name === want.name ? differingArguments(want, pair.call) : [],
      step: pair?.call.step ?? null,
      status: pair?.status ?? 'missing',
    };
  });
  for (const call of made) {
    if (taken.has(call)) {
      continue;
    }
    rows.push({
      expected: null,
      actual: told(call, requestorOf(call)),
      keys: [],
      step: call.step,
      status: 'unintended',
    });
  }
  return rows;
}

function requestorOf({ caller }: CaseCall): Requestor {
  return caller === 'user' ? 'user' : 'assistant';
}

/** A call as a row has it; calls of the user say so. */
function told({ name, arguments: given }: CallShape, requestor: Requestor): NonNullable<AlignmentRow['actual']> {
  return { name, arguments: { ...given }, ...(requestor === 'user' ? { requestor } : {}) };
}

function sameCall(want: ExpectedCall, call: CaseCall): boolean {
  return want.name === call.name && differingArguments(want, call).length === 0;
}

/** Other arguments, same result in the world: such as another order of lists that the tool sorts. */
function sameEffect(want: ExpectedCall, call: CaseCall): boolean {
  if (!want.changes || !call.changes || want.changes.length === 0) {
    return false;
  }
  return effectOf(want.changes) === effectOf(call.changes);
}

function effectOf(changes: readonly Change[]): string {
  return JSON.stringify(changes.map(({ table, key, field, after }) => [table, key, field, after]));
}

/** Number of differing arguments of two calls of one tool; null where they have too little in common to be one intent. */
function costOf(want: ExpectedCall, call: CaseCall, sameTarget: boolean): number | null {
  if (want.name !== call.name) {
    return null;
  }
  const differing = differingArguments(want, call).length;
  const all = new Set([...Object.keys(want.arguments), ...Object.keys(call.arguments)]).size;
  if (!sameTarget && differing * 2 > all) {
    return null;
  }
  return differing + (sameTarget ? 0 : 100);
}

function otherTool(want: ExpectedCall, call: CaseCall): number | null {
  return want.name === call.name ? null : 0;
}
