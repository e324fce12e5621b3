import { describe, expect, it } from 'vitest';
import { callsAfter } from '../../../src/analyze/repair/calls-after.ts';
import type { RepairEdit } from '../../../src/analyze/repair/repair.ts';
import { cancel, modify, shopRun } from './shop.ts';

const edit = (given: Partial<RepairEdit> & Pick<RepairEdit, 'kind' | 'step'>): RepairEdit => ({
  call: 0,
  expected: null,
  name: null,
  before: null,
  after: null,
  ...given,
});
const asCall = ([name, values]: ReturnType<typeof cancel>) => ({ name, arguments: values });

describe('callsAfter', () => {
  const callsWith = async (...edits: readonly RepairEdit[]) => {
    const { replay } = await shopRun({ turns: [cancel('#A'), modify('#B', 'red'), cancel('#C')], expected: [] });
    return callsAfter(replay.calls, edits);
  };
  const [first, second, third] = [cancel('#A'), modify('#B', 'red'), cancel('#C')].map(asCall);

  it('are those of the run where nothing is edited', async () => {
    expect(await callsWith()).toEqual([first, second, third]);
  });

  it('are without what was dropped, and without all from a stop on', async () => {
    expect(await callsWith(edit({ kind: 'drop_call', step: 3 }))).toEqual([first, third]);
    expect(await callsWith(edit({ kind: 'stop_here', step: 3 }))).toEqual([first]);
    expect(await callsWith(edit({ kind: 'drop_call', step: 3, call: 1 }))).toEqual([first, second, third]);
    expect(await callsWith(edit({ kind: 'stop_here', step: null }))).toEqual([first, second, third]);
    expect(await callsWith(edit({ kind: 'grade_here', step: 3 }))).toEqual([first, second, third]);
  });

  it('are with what was replaced and inserted', async () => {
    const other = asCall(cancel('#D'));
    expect(await callsWith(edit({ kind: 'replace_call', step: 3, after: other }))).toEqual([first, other, third]);
    expect(await callsWith(edit({ kind: 'replace_call', step: 3, after: 'nothing' }))).toEqual([first, third]);
    expect(await callsWith(edit({ kind: 'insert_call', step: 3, after: other }))).toEqual([
      first,
      second,
      third,
      other,
    ]);
    expect(await callsWith(edit({ kind: 'insert_call', step: 3 }))).toEqual([first, second, third]);
    expect(await callsWith(edit({ kind: 'move_call', step: 3, after: { step: 1, call: 0 } }))).toEqual([
      first,
      second,
      third,
    ]);
  });

  it('have the arguments of an edit in place of those that it takes away', async () => {
    const replaced = edit({ kind: 'replace_argument', step: 1, before: { reason: 'x' }, after: { order_id: '#B' } });
    expect((await callsWith(replaced))[0]).toEqual({ name: 'cancel_pending_order', arguments: { order_id: '#B' } });
    const changed = edit({ kind: 'replace_argument', step: 1, before: { order_id: '#A' }, after: { order_id: '#B' } });
    expect((await callsWith(changed))[0]).toEqual(asCall(cancel('#B')));
  });

  it('are told apart from what goes before them', async () => {
    const other = asCall(cancel('#D'));
    const inserted = edit({ kind: 'insert_call', step: 3, after: other });
    expect(await callsWith(inserted, edit({ kind: 'drop_call', step: 3 }))).toEqual([first, third, other]);
  });

  it('are none where the record holds no arguments', async () => {
    const { replay } = await shopRun({ turns: [cancel('#A')], expected: [] });
    expect(
      callsAfter(
        replay.calls.map((call) => ({ ...call, arguments: null })),
        [],
      ),
    ).toEqual([]);
  });
});
