import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyRepair } from '../../../src/analyze/repair/apply-repair.ts';
import { findRepair } from '../../../src/analyze/repair/find-repair.ts';
import type { RepairEdit } from '../../../src/analyze/repair/repair.ts';
import { casesToTry } from '../../support/effort.ts';
import { cancel, type Made, modify, move, repairOf, shopRun } from './shop.ts';

describe('a repair of any run', () => {
  it('needs every edit: without any one the reward stays 0', async () => {
    const made = fc.constantFrom<Made>(
      ...['#A', '#B', '#C', '#D'].flatMap((id) => [
        cancel(id),
        modify(id, 'red'),
        modify(id, 'green'),
        move(id, '10001'),
        move(id, '10002'),
      ]),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(made, { maxLength: 5 }), fc.array(made, { maxLength: 4 }), async (turns, expected) => {
        const run = await shopRun({ turns: [...turns, 'Done.'], expected });
        const repair = await findRepair(run);
        if (run.replay.reward === 1) {
          expect(repair).toBeNull();
          return;
        }
        expect(repair).toMatchObject({ proven: true, rewardAfter: 1 });
        const edits = JSON.parse(JSON.stringify(repair?.edits)) as RepairEdit[];
        expect((await applyRepair({ ...run, edits })).reward).toBe(1);
        for (const index of edits.keys()) {
          expect((await applyRepair({ ...run, edits: edits.toSpliced(index, 1) })).reward).toBe(0);
        }
        expect(await findRepair(run)).toEqual(repair);
      }),
      { seed: 7, numRuns: casesToTry(30, 400) },
    );
  });

  it('ends for a run of thousands of writes', async () => {
    const turns = Array.from({ length: 3000 }, (_, index) => move('#A', String(10000 + index)));
    const repair = await repairOf({ turns, expected: [cancel('#B')] });
    expect(repair?.tried).toBeLessThan(3000);
  });
});
