import { describe, expect, it } from 'vitest';
import type { RepairEdit } from '../../../src/analyze/repair/repair.ts';
import { cancel, modify, move, repairOf, transfer } from './shop.ts';

const short = (edits: readonly RepairEdit[] | undefined) => edits?.map(({ kind, step, name }) => [kind, step, name]);

describe('a repair by one edit', () => {
  it('replaces only the argument that matters', async () => {
    const repair = await repairOf({ turns: [modify('#A', 'red'), 'Done.'], expected: [modify('#A', 'green')] });
    expect(repair).toMatchObject({ proven: true, rewardAfter: 1 });
    expect(repair?.edits).toEqual([
      {
        kind: 'replace_argument',
        step: 1,
        call: 0,
        expected: 0,
        name: 'modify_pending_order_items',
        before: { new_item_ids: ['red'] },
        after: { new_item_ids: ['green'] },
      },
    ]);
  });

  it('replaces the argument of a call that was rejected', async () => {
    const repair = await repairOf({ turns: [modify('#A', 'violet'), 'Sorry.'], expected: [modify('#A', 'red')] });
    expect(short(repair?.edits)).toEqual([['replace_argument', 1, 'modify_pending_order_items']]);
    expect(repair?.edits[0]).toMatchObject({ after: { new_item_ids: ['red'] } });
  });

  it('replaces a call of the wrong tool', async () => {
    const repair = await repairOf({ turns: [cancel('#A'), 'Done.'], expected: [modify('#A', 'red')] });
    expect(short(repair?.edits)).toEqual([['replace_call', 1, 'modify_pending_order_items']]);
    expect(repair?.edits[0]?.before).toEqual({ name: 'cancel_pending_order', arguments: cancel('#A')[1] });
  });

  it('drops a write too many', async () => {
    const repair = await repairOf({ turns: [cancel('#A'), cancel('#B'), 'Done.'], expected: [cancel('#A')] });
    expect(short(repair?.edits)).toEqual([['drop_call', 3, 'cancel_pending_order']]);
  });

  it('inserts a missing write before the closing words', async () => {
    const repair = await repairOf({ turns: [cancel('#A'), 'Done.'], expected: [cancel('#A'), cancel('#B')] });
    expect(short(repair?.edits)).toEqual([['insert_call', 3, 'cancel_pending_order']]);
    expect(repair?.edits[0]).toMatchObject({ expected: 1, call: null });
  });

  it('inserts a missing write before the call that ended the run', async () => {
    const repair = await repairOf({ turns: ['Hm.', transfer], expected: [cancel('#B')], termination: 'transfer' });
    expect(short(repair?.edits)).toEqual([['insert_call', 2, 'cancel_pending_order']]);
  });

  it('inserts a missing write before the one that would lock it out', async () => {
    const repair = await repairOf({
      turns: [modify('#A', 'red'), 'Done.'],
      expected: [move('#A', '10001'), modify('#A', 'red')],
    });
    expect(short(repair?.edits)).toEqual([['insert_call', 1, 'modify_pending_order_address']]);
  });

  it('moves a write that an earlier one locked out', async () => {
    const repair = await repairOf({
      turns: [modify('#A', 'red'), move('#A', '10001'), 'Sorry.'],
      expected: [move('#A', '10001'), modify('#A', 'red')],
    });
    expect(repair?.proven).toBe(true);
    expect(repair?.edits).toHaveLength(1);
    expect(repair?.edits[0]?.kind).toBe('move_call');
  });

  it('stops where everything after is too much', async () => {
    const repair = await repairOf({
      turns: [cancel('#A'), cancel('#B'), cancel('#C'), 'Done.'],
      expected: [cancel('#A')],
    });
    expect(short(repair?.edits)).toEqual([['stop_here', 3, null]]);
    expect(repair?.edits[0]?.before).toMatchObject([{ step: 3 }, { step: 5 }]);
  });

  it('says what was not said, all of it in one message', async () => {
    const run = { turns: [cancel('#A'), 'It costs 9.', 'Bye.'], expected: [cancel('#A')], outputs: ['10', '1234.5'] };
    const repair = await repairOf(run);
    expect(repair?.proven).toBe(true);
    expect(repair?.edits).toMatchObject([{ kind: 'say_output', step: 4, after: '10; 1234.5' }]);
    expect((await repairOf({ ...run, sayAt: () => 3 }))?.edits).toMatchObject([{ kind: 'say_output', step: 3 }]);
  });

  it('grades a run that was cut off when all was done', async () => {
    const repair = await repairOf({
      turns: [cancel('#A'), 'Done.'],
      expected: [cancel('#A')],
      termination: 'step_limit',
    });
    expect(repair).toMatchObject({ proven: true, edits: [{ kind: 'grade_here', before: 'step_limit' }] });
  });

  it('takes the corrected ground truth before anything else', async () => {
    const repair = await repairOf({
      turns: [cancel('#A'), 'That is 10.'],
      expected: [cancel('#B')],
      corrected: { expected: [cancel('#A')], outputs: ['10'] },
    });
    expect(repair).toMatchObject({ proven: true, edits: [{ kind: 'corrected_ground_truth' }] });
    expect(repair?.edits[0]?.after).toEqual({
      calls: [{ name: 'cancel_pending_order', arguments: cancel('#A')[1] }],
      outputs: ['10'],
    });
  });

  it('leaves a corrected ground truth that does not help', async () => {
    const repair = await repairOf({
      turns: [cancel('#A'), 'Done.'],
      expected: [cancel('#B')],
      corrected: { expected: [cancel('#A')], outputs: ['10'] },
    });
    expect(repair?.edits).toMatchObject([{ kind: 'replace_argument', after: { order_id: '#B' } }]);
  });
});

describe('a repair by several edits', () => {
  it('joins what has to be done and what has to be said', async () => {
    const repair = await repairOf({ turns: ['No.'], expected: [cancel('#A'), cancel('#B')], outputs: ['20'] });
    expect(repair).toMatchObject({ proven: true, rewardAfter: 1 });
    expect(repair?.edits.map(({ kind }) => kind).sort()).toEqual(['insert_call', 'insert_call', 'say_output']);
  });

  it('says again what a stop cuts off', async () => {
    const repair = await repairOf({
      turns: [cancel('#A'), cancel('#B'), cancel('#C'), modify('#A', 'red'), 'It is 10.'],
      expected: [cancel('#A')],
      outputs: ['10'],
    });
    expect(repair?.proven).toBe(true);
    expect(repair?.edits).toHaveLength(2);
  });
});

describe('what has no repair', () => {
  it('is a run that passes', async () => {
    expect(await repairOf({ turns: [cancel('#A')], expected: [cancel('#A')] })).toBeNull();
  });

  it('is a run without a graded end', async () => {
    expect(await repairOf({ turns: [cancel('#A')], expected: [cancel('#B')], termination: 'step_limit' })).toBeNull();
    expect(
      await repairOf({ turns: [cancel('#A')], expected: [cancel('#A')], termination: 'runtime_error' }),
    ).toBeNull();
  });

  it('is an output that no words can hold: it is tried and not proven', async () => {
    const repair = await repairOf({ turns: ['Hello.'], expected: [], outputs: ['1,000'] });
    expect(repair).toMatchObject({ proven: false, rewardAfter: 0 });
  });
});

describe('the limits', () => {
  it('end the search, which then proves nothing that it has not tried', async () => {
    const turns = [cancel('#A'), cancel('#B'), cancel('#C')];
    const run = { turns, expected: [modify('#A', 'red'), modify('#B', 'red'), modify('#C', 'green')] };
    const repair = await repairOf({ ...run, limits: { effort: 0 } });
    expect(repair?.proven).toBe(false);
    expect(repair?.tried).toBeLessThan(5);
    expect((await repairOf(run))?.proven).toBe(true);
  });
});
