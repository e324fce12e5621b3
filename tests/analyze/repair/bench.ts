import type { ExpectedWrite } from '../../../src/analyze/repair/expected-writes.ts';
import type { RecordedWrite } from '../../../src/analyze/repair/recorded-writes.ts';
import type { RepairEdit } from '../../../src/analyze/repair/repair.ts';
import type { Workbench } from '../../../src/analyze/repair/workbench.ts';
import { retail } from '../../../src/domains/retail/index.ts';
import type { Made } from './shop.ts';

/** Writes of a run in their order, two steps apart; null for one that cannot be read. Each changes the order that it names. */
export const recorded = (made: readonly (Made | null)[], rejected: readonly number[] = []): RecordedWrite[] =>
  made.map((call, index) => ({
    index,
    step: 2 * index + 1,
    call: 0,
    name: call?.[0] ?? 'cancel_pending_order',
    requestor: 'assistant',
    arguments: call?.[1] ?? null,
    unreadable: call === null ? '{"' : null,
    effective: !rejected.includes(index),
    touches: new Set(rejected.includes(index) || call === null ? [] : [`orders/${call[1]['order_id']}`]),
  }));

/** Writes of a ground truth in their order. */
export const wanted = (made: readonly Made[]): ExpectedWrite[] =>
  made.map(([name, values], action) => ({
    action,
    name,
    requestor: 'assistant',
    arguments: values,
    touches: new Set([`orders/${values['order_id']}`]),
  }));

/** A workbench that knows what was done and what should have been, and plays nothing. */
export function benchOf(options: {
  readonly made: readonly (Made | null)[];
  readonly rejected?: readonly number[];
  readonly expected: readonly Made[];
  /** Ids of the orders in which the end state differs. */
  readonly differing?: readonly string[];
  readonly unsaid?: readonly string[];
  readonly asksForState?: boolean;
}): Workbench {
  const { made, rejected, expected, differing = [], unsaid = [], asksForState = true } = options;
  const writes = recorded(made, rejected);
  const bench: Pick<Workbench, 'domain' | 'writes' | 'expected' | 'differing' | 'asksForState' | 'place' | 'unsaid'> = {
    domain: retail,
    writes,
    expected: wanted(expected),
    differing: differing.map((key) => ({ table: 'orders', key })),
    asksForState,
    place: (index) => ({ step: 2 * index + 1, call: index < writes.length ? 0 : null }),
    unsaid: () => unsaid,
  };
  return bench as Workbench;
}

/** Edits in short: what is done, at which step, and for which expected write or to which place. */
export const inShort = (edits: readonly RepairEdit[]): string[] =>
  edits.map(({ kind, step, expected, after }) => {
    const to = kind === 'move_call' ? ` to ${(after as { step: number }).step}` : '';
    return `${kind} ${step}${expected === null ? '' : ` for ${expected}`}${to}`;
  });
