import { describe, expect, it } from 'vitest';
import type { RepairEdit } from '../../../src/analyze/repair/repair.ts';
import { shrinkArguments, shrinkEdits } from '../../../src/analyze/repair/shrink-edits.ts';

const edit = (step: number, given: Partial<RepairEdit> = {}): RepairEdit => ({
  kind: 'drop_call',
  step,
  call: 0,
  expected: null,
  name: 'pay',
  before: null,
  after: null,
  ...given,
});
const stepsOf = (edits: readonly RepairEdit[]) => edits.map(({ step }) => step);

describe('shrinkEdits', () => {
  /** What is left of edits, and what was tried, where those at some steps are needed. */
  const shrink = async (steps: readonly number[], needed: readonly number[]) => {
    const tried: (number | null)[][] = [];
    const left = await shrinkEdits(
      steps.map((step) => edit(step)),
      async (edits) => {
        tried.push(stepsOf(edits));
        return needed.every((step) => stepsOf(edits).includes(step));
      },
    );
    return { left: stepsOf(left), tried };
  };

  it('leaves out what is not needed, the later ones first', async () => {
    expect(await shrink([1, 2, 3], [1])).toEqual({ left: [1], tried: [[1, 2], [1], []] });
    expect(await shrink([1, 2, 3], [2])).toEqual({ left: [2], tried: [[1, 2], [1], [2], []] });
  });

  it('keeps what is needed', async () => {
    expect(await shrink([1, 2], [1, 2])).toEqual({ left: [1, 2], tried: [[1], [2]] });
    expect(await shrink([], [])).toEqual({ left: [], tried: [] });
  });
});

describe('shrinkArguments', () => {
  const replacement = edit(1, {
    kind: 'replace_argument',
    before: { to: 'ada', amount: 5 },
    after: { to: 'bea', amount: 7, note: 'x' },
  });
  const fieldsOf = ({ before, after }: RepairEdit) => [before, after];

  it('takes out the arguments that make no difference', async () => {
    const [left] = await shrinkArguments([replacement], async ([tried]) => 'amount' in (tried!.after as object));
    expect(fieldsOf(left!)).toEqual([{ amount: 5 }, { amount: 7 }]);
  });

  it('keeps one argument at least', async () => {
    const [left] = await shrinkArguments([replacement], async () => true);
    expect(fieldsOf(left!)).toEqual([{}, { note: 'x' }]);
  });

  it('keeps all where each makes a difference', async () => {
    expect(await shrinkArguments([replacement], async () => false)).toEqual([replacement]);
  });

  it('leaves other edits and calls that cannot be read alone', async () => {
    const others = [
      edit(1, { kind: 'replace_call', before: { a: 1, b: 2 }, after: { a: 2, b: 3 } }),
      edit(2, { kind: 'replace_argument', before: '{"to', after: { to: 'bea', amount: 7 } }),
    ];
    expect(await shrinkArguments(others, async () => true)).toEqual(others);
  });

  it('goes through every replacement, each beside what is left of the others', async () => {
    const left = await shrinkArguments([replacement, { ...replacement, step: 2 }], async (edits) =>
      edits.every(({ after }) => 'to' in (after as object)),
    );
    expect(left.map(fieldsOf)).toEqual(Array(2).fill([{ to: 'ada' }, { to: 'bea' }]));
  });
});
