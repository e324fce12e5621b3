import { describe, expect, it } from 'vitest';
import { applyRepair } from '../../../src/analyze/repair/apply-repair.ts';
import { cancel, modify, shopRun } from './shop.ts';

const run = await shopRun({
  turns: [modify('#A', 'red'), 'It is 12.'],
  expected: [modify('#A', 'green')],
  outputs: ['12'],
});
const edit = { step: 1, call: 0, before: null, after: null } as const;

describe('applyRepair', () => {
  it('grades the run as it is without edits', async () => {
    expect(await applyRepair({ ...run, edits: [] })).toEqual({
      stateMatches: false,
      unsaid: [],
      graded: true,
      reward: 0,
    });
  });

  it('takes arguments away and puts others in', async () => {
    const replaced = { ...edit, kind: 'replace_argument' as const };
    const after = { new_item_ids: ['green'] };
    expect(
      (await applyRepair({ ...run, edits: [{ ...replaced, before: { new_item_ids: ['red'] }, after }] })).reward,
    ).toBe(1);
    expect(
      (await applyRepair({ ...run, edits: [{ ...replaced, before: { payment_method_id: 'card_1' }, after }] })).reward,
    ).toBe(0);
  });

  it('does nothing for edits that name no write of the run or hold no call', async () => {
    const edits = [
      { ...edit, kind: 'drop_call' as const, step: 99 },
      { ...edit, kind: 'replace_call' as const, after: 'nonsense' },
      { ...edit, kind: 'insert_call' as const, after: { name: 5 } },
      { ...edit, kind: 'move_call' as const, after: null },
    ];
    expect(await applyRepair({ ...run, edits })).toEqual(await applyRepair({ ...run, edits: [] }));
  });

  it('forgets what was said after a stop', async () => {
    const stopped = await applyRepair({ ...run, edits: [{ ...edit, kind: 'stop_here' }] });
    expect(stopped).toMatchObject({ unsaid: ['12'], stateMatches: false });
  });

  it('makes calls inserted at one place in the order of the edits', async () => {
    const insert = (made: readonly [string, Record<string, unknown>]) =>
      ({ ...edit, kind: 'insert_call', after: { name: made[0], arguments: made[1] } }) as const;
    const expected = [modify('#B', 'red'), cancel('#B')];
    const other = await shopRun({ turns: [cancel('#A')], expected: [...expected, cancel('#A')] });
    const [first, second] = expected.map(insert);
    const target = await applyRepair({ ...other, edits: [first!, second!] });
    expect(target.reward).toBe(1);
    expect((await applyRepair({ ...other, edits: [second!, first!] })).reward).toBe(0);
  });
});
