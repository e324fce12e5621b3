import { describe, expect, it } from 'vitest';
import { dropCall, insertCall, replaceBy } from '../../../src/analyze/repair/edits.ts';
import { fewestEdits } from '../../../src/analyze/repair/fewest-edits.ts';
import { orderedTransformation } from '../../../src/analyze/repair/ordered-transformation.ts';
import { preferInserts } from '../../../src/analyze/repair/prefer-inserts.ts';
import { preferLater } from '../../../src/analyze/repair/prefer-later.ts';
import { preferMoves } from '../../../src/analyze/repair/prefer-moves.ts';
import { singleEdits } from '../../../src/analyze/repair/single-edits.ts';
import { transformations } from '../../../src/analyze/repair/transformations.ts';
import { benchOf, inShort } from './bench.ts';
import { cancel, modify, move } from './shop.ts';

describe('fewestEdits', () => {
  it('is none to the calls where the state is right, if the task asks for it', () => {
    const run = { made: [], expected: [cancel('#A')] };
    expect(fewestEdits(benchOf(run))).toEqual({ calls: 0, said: 0, all: 0 });
    expect(fewestEdits(benchOf({ ...run, asksForState: false }))).toEqual({ calls: 1, said: 0, all: 1 });
    expect(fewestEdits(benchOf({ ...run, unsaid: ['10', '11'] }))).toEqual({ calls: 0, said: 1, all: 1 });
  });

  it('is one for each record that nothing in the run has to do with, as far as one write cannot touch two', () => {
    const calls = (made: Parameters<typeof benchOf>[0]['made'], differing: readonly string[], rejected?: number[]) => {
      const expected = [cancel('#A'), cancel('#B'), modify('#A', 'red'), cancel('#C')];
      return fewestEdits(benchOf({ made, expected, differing, ...(rejected && { rejected }) })).calls;
    };
    expect(calls([], ['#A'])).toBe(1);
    expect(calls([], ['#A', '#B'])).toBe(2);
    expect(calls([], ['#B', '#C'])).toBe(2);
    expect(calls([], ['#A', '#B', '#C'])).toBe(3);
    expect(calls([], ['#Z'])).toBe(3);
    expect(calls([move('#A', '1')], ['#A', '#B'])).toBe(1);
    expect(calls([move('#A', '1'), move('#B', '1')], ['#A', '#B'])).toBe(1);
    expect(calls([move('#A', '1')], ['#A', '#B'], [0])).toBe(1);
    expect(calls([null], ['#A', '#B'])).toBe(2);
  });

  it('counts what both a write and a call that was made differently touch', () => {
    const both = benchOf({ made: [['other', { note: 'x' }]], expected: [cancel('#A')], differing: ['x'] });
    expect(fewestEdits(both).calls).toBe(1);
    const touched = { ...both, writes: both.writes.map((write) => ({ ...write, touches: new Set(['orders/y']) })) };
    expect(fewestEdits({ ...touched, differing: [{ table: 'orders', key: 'y' }] }).calls).toBe(1);
    expect(fewestEdits({ ...touched, differing: [{ table: 'users', key: 'y' }] }).calls).toBe(3);
  });
});

describe('orderedTransformation', () => {
  const plan = (run: Parameters<typeof benchOf>[0]) => {
    const bench = benchOf(run);
    return inShort(orderedTransformation({ bench, writes: bench.writes, expected: bench.expected }));
  };

  it('keeps what is equal and edits the rest, in order', () => {
    expect(plan({ made: [cancel('#A')], expected: [cancel('#A')] })).toEqual([]);
    expect(plan({ made: [cancel('#A'), cancel('#B')], expected: [cancel('#B')] })).toEqual(['drop_call 1']);
    expect(plan({ made: [cancel('#B')], expected: [cancel('#A'), cancel('#B')] })).toEqual(['insert_call 1 for 0']);
    expect(plan({ made: [cancel('#A')], expected: [cancel('#A'), cancel('#B')] })).toEqual(['insert_call 3 for 1']);
    expect(plan({ made: [modify('#A', 'red')], expected: [modify('#A', 'green')] })).toEqual([
      'replace_argument 1 for 0',
    ]);
    expect(plan({ made: [cancel('#A')], expected: [] })).toEqual(['drop_call 1']);
    expect(plan({ made: [], expected: [cancel('#A')] })).toEqual(['insert_call 1 for 0']);
  });

  it('replaces the likest', () => {
    expect(
      plan({ made: [cancel('#B'), modify('#A', 'red'), cancel('#C')], expected: [modify('#A', 'green')] }),
    ).toEqual(['drop_call 1', 'replace_argument 3 for 0', 'drop_call 5']);
    expect(plan({ made: [modify('#A', 'red')], expected: [cancel('#B'), modify('#A', 'green')] })).toEqual([
      'insert_call 1 for 0',
      'replace_argument 1 for 1',
    ]);
  });

  it('drops a rejected call rather than put another in its place', () => {
    expect(plan({ made: [cancel('#A')], rejected: [0], expected: [modify('#B', 'red')] })).toEqual([
      'drop_call 1',
      'insert_call 3 for 0',
    ]);
    expect(plan({ made: [cancel('#A')], rejected: [0], expected: [cancel('#A')] })).toEqual([]);
  });

  it('never puts a call of the agent in the place of one of the user', () => {
    const bench = benchOf({ made: [cancel('#A')], expected: [modify('#A', 'red')] });
    const writes = bench.writes.map((write) => ({ ...write, requestor: 'user' as const }));
    expect(inShort(orderedTransformation({ bench, writes, expected: bench.expected }))).toEqual([
      'drop_call 1',
      'insert_call 3 for 0',
    ]);
  });

  it('gives up on more than any conversation holds', () => {
    const made = Array.from({ length: 251 }, () => cancel('#A'));
    const expected = Array.from({ length: 200 }, () => cancel('#B'));
    expect(plan({ made, expected })).toEqual([]);
    expect(plan({ made: made.slice(0, 250), expected })).toHaveLength(250);
  });
});

describe('transformations', () => {
  const plans = (run: Parameters<typeof benchOf>[0]) => [...transformations(benchOf(run))].map(inShort);

  it('keep the order of the run, with what is missing at the end or before what follows it, and then go by the ground truth', () => {
    const made = [cancel('#B'), modify('#A', 'red')];
    const expected = [move('#A', '1'), modify('#A', 'red'), move('#C', '1'), cancel('#D'), cancel('#B')];
    expect(plans({ made, expected }).slice(0, 5)).toEqual([
      ...[1, 2].flatMap(() => [
        ['insert_call 5 for 0', 'insert_call 5 for 2', 'insert_call 5 for 3'],
        ['insert_call 3 for 0', 'insert_call 5 for 2', 'insert_call 5 for 3'],
      ]),
      ['replace_call 1 for 0', 'insert_call 5 for 2', 'insert_call 5 for 3', 'insert_call 5 for 4'],
    ]);
    const replaced = { made: [modify('#A', 'green')], expected: [move('#A', '1'), modify('#A', 'red')] };
    expect(plans(replaced)[1]).toEqual(['replace_argument 1 for 1', 'insert_call 1 for 0']);
  });

  it('put what is too much out, and in its place what is missing', () => {
    expect(plans({ made: [cancel('#B'), cancel('#A')], expected: [cancel('#A')] })[0]).toEqual(['drop_call 1']);
    expect(plans({ made: [cancel('#B'), cancel('#A')], expected: [cancel('#A'), modify('#C', 'red')] })[0]).toEqual([
      'replace_call 1 for 1',
    ]);
    const bench = benchOf({ made: [cancel('#A'), cancel('#B'), cancel('#C')], rejected: [1], expected: [] });
    const stop = [...transformations(bench)][5]?.at(-1);
    expect((stop!.before as { step: number }[]).map(({ step }) => step)).toEqual([1, 5]);
  });

  it('stop before each write after which several took effect', () => {
    expect(
      plans({ made: [cancel('#A'), cancel('#B'), cancel('#C')], rejected: [1], expected: [cancel('#A')] }),
    ).toMatchInlineSnapshot(`
      [
        [
          "drop_call 5",
        ],
        [
          "drop_call 5",
        ],
        [
          "drop_call 5",
        ],
        [
          "drop_call 5",
        ],
        [
          "drop_call 3",
          "drop_call 5",
        ],
        [
          "insert_call 1 for 0",
          "stop_here 1",
        ],
        [
          "insert_call 1 for 0",
          "stop_here 1",
        ],
        [
          "insert_call 1 for 0",
          "stop_here 1",
        ],
        [
          "insert_call 1 for 0",
          "stop_here 1",
        ],
        [
          "insert_call 1 for 0",
          "stop_here 1",
        ],
      ]
    `);
  });

  it('take a rejected call for made, and then not', () => {
    expect(plans({ made: [cancel('#A')], rejected: [0], expected: [cancel('#A')] })).toMatchInlineSnapshot(`
      [
        [],
        [],
        [
          "insert_call 3 for 0",
        ],
        [
          "insert_call 3 for 0",
        ],
        [],
      ]
    `);
  });

  it('stop at forty places at most, the last ones first', () => {
    const made = Array.from({ length: 50 }, (_, index) => cancel(`#${index}`));
    const all = plans({ made, expected: [] });
    expect(all).toHaveLength(41 * 5);
    expect(all.at(-1)?.at(-1)).toBe('stop_here 19');
    expect(all[5]?.at(-1)).toBe('stop_here 97');
  });
});

describe('singleEdits', () => {
  const edits = (run: Parameters<typeof benchOf>[0]) => inShort(singleEdits(benchOf(run)));

  it('are every replacement, move, drop, insertion and stop', () => {
    expect(
      edits({
        made: [cancel('#A'), modify('#B', 'red'), null, cancel('#D')],
        rejected: [2, 3],
        expected: [cancel('#A'), cancel('#C'), modify('#C', 'red')],
      }),
    ).toMatchInlineSnapshot(`
      [
        "replace_call 3 for 1",
        "replace_argument 3 for 2",
        "replace_argument 5 for 1",
        "replace_argument 7 for 1",
        "move_call 1 to 5",
        "move_call 1 to 7",
        "move_call 1 to 9",
        "move_call 3 to 1",
        "move_call 3 to 7",
        "move_call 3 to 9",
        "move_call 7 to 1",
        "move_call 7 to 3",
        "move_call 7 to 5",
        "drop_call 1",
        "drop_call 3",
        "insert_call 9 for 1",
        "insert_call 9 for 2",
        "insert_call 7 for 1",
        "insert_call 7 for 2",
        "insert_call 5 for 1",
        "insert_call 5 for 2",
        "insert_call 3 for 1",
        "insert_call 3 for 2",
        "insert_call 1 for 1",
        "insert_call 1 for 2",
        "stop_here 1",
        "stop_here 3",
        "stop_here 5",
        "stop_here 7",
      ]
    `);
  });

  it('replace no call of the user', () => {
    const bench = benchOf({ made: [cancel('#A')], expected: [cancel('#B')] });
    const writes = bench.writes.map((write) => ({ ...write, requestor: 'user' as const }));
    expect(inShort(singleEdits({ ...bench, writes }))).not.toContain('replace_argument 1 for 0');
    expect(inShort(singleEdits(bench))).toContain('replace_argument 1 for 0');
  });

  it('name with a stop all that it leaves out', () => {
    const bench = benchOf({ made: [cancel('#A'), cancel('#B'), cancel('#C')], rejected: [1], expected: [] });
    const stops = singleEdits(bench).filter(({ kind }) => kind === 'stop_here');
    expect(stops.map(({ before }) => (before as { step: number }[]).map(({ step }) => step))).toEqual([
      [1, 5],
      [5],
      [5],
    ]);
  });

  it('are none for a run of more than sixty writes', () => {
    const made = Array.from({ length: 61 }, () => cancel('#A'));
    expect(edits({ made, expected: [] })).toEqual([]);
    expect(edits({ made: made.slice(0, 60), expected: [] }).length).toBeGreaterThan(60);
  });
});

describe('preferMoves', () => {
  const run = { made: [modify('#A', 'red'), move('#A', '1')], rejected: [1], expected: [move('#A', '1')] };
  const bench = benchOf(run);
  const [want] = bench.expected;
  const insert = insertCall({ step: 1, call: 0 }, want!);

  it('moves the call that was rejected in place of one that is made anew', async () => {
    const moved = await preferMoves(bench, [insert], async () => true);
    expect(inShort(moved)).toEqual(['move_call 3 for 0 to 1']);
    expect(await preferMoves(bench, [insert], async () => false)).toEqual([insert]);
  });

  it('moves no call that took effect, differs, or is edited already', async () => {
    const left = (other: Partial<typeof run>, edits = [insert]) =>
      preferMoves(benchOf({ ...run, ...other }), edits, async () => true).then(inShort);
    expect(await left({ rejected: [] })).toEqual(['insert_call 1 for 0']);
    expect(await left({ made: [modify('#A', 'red'), move('#A', '2')] })).toEqual(['insert_call 1 for 0']);
    const drop = dropCall(bench.writes[1]!);
    expect(await left({}, [insert, drop])).toEqual(['insert_call 1 for 0', 'drop_call 3']);
    expect(await left({}, [insert, dropCall(bench.writes[0]!)])).toEqual(['move_call 3 for 0 to 1', 'drop_call 1']);
    expect(await left({}, [insertCall({ step: 3, call: 0 }, want!)])).toEqual(['move_call 3 for 0 to 3']);
    expect(await left({}, [drop])).toEqual(['drop_call 3']);
    expect(await left({}, [{ ...insert, expected: 7 }])).toEqual(['insert_call 1 for 7']);
    expect(await left({}, [{ ...insert, step: null }])).toEqual(['insert_call null for 0']);
  });

  it('moves each rejected call but once', async () => {
    const twice = benchOf({
      made: [move('#A', '1'), move('#A', '1'), cancel('#B')],
      rejected: [0, 1],
      expected: [move('#A', '1'), move('#A', '1')],
    });
    const inserts = twice.expected.map((each) => insertCall({ step: 7, call: null }, each));
    expect(inShort(await preferMoves(twice, inserts, async () => true))).toEqual([
      'move_call 1 for 0 to 7',
      'move_call 3 for 1 to 7',
    ]);
  });
});

describe('preferInserts', () => {
  const bench = benchOf({ made: [cancel('#A'), cancel('#B')], expected: [modify('#C', 'red'), cancel('#C')] });
  const [first, second] = bench.writes;
  const [other, same] = bench.expected;

  it('leaves a call and makes the missing one before it where that does as well', async () => {
    const [beside] = await preferInserts([replaceBy(first!, other!)], async () => true);
    expect(beside).toEqual(insertCall({ step: 1, call: 0 }, other!));
    const kept = [replaceBy(first!, other!)];
    expect(await preferInserts(kept, async () => false)).toEqual(kept);
  });

  it('goes through every call of another tool, and through no other edit', async () => {
    const edits = [replaceBy(first!, same!), replaceBy(first!, other!), replaceBy(second!, other!), dropCall(second!)];
    const made = await preferInserts(edits, async () => true);
    expect(made.map(({ kind }) => kind)).toEqual(['replace_argument', 'insert_call', 'insert_call', 'drop_call']);
  });
});

describe('preferLater', () => {
  const bench = benchOf({ made: [cancel('#A'), cancel('#B'), cancel('#A'), cancel('#A')], expected: [cancel('#A')] });
  const [first, second, third, last] = bench.writes.map(dropCall);

  it('drops the last of equal calls where the run passes without it as well', async () => {
    expect(inShort(await preferLater(bench, [first!], async () => true))).toEqual(['drop_call 7']);
    expect(inShort(await preferLater(bench, [first!], async () => false))).toEqual(['drop_call 1']);
  });

  it('leaves what is the last, what is edited already and what is no drop', async () => {
    const left = (edits: Parameters<typeof preferLater>[1], other = bench) =>
      preferLater(other, edits, async () => true).then(inShort);
    expect(await left([last!])).toEqual(['drop_call 7']);
    expect(await left([second!])).toEqual(['drop_call 3']);
    expect(await left([first!, last!])).toEqual(['drop_call 5', 'drop_call 7']);
    expect(await left([first!, third!, last!])).toEqual(['drop_call 1', 'drop_call 5', 'drop_call 7']);
    expect(await left([{ ...first!, kind: 'replace_call' }])).toEqual(['replace_call 1']);
    expect(await left([{ ...first!, step: 99 }])).toEqual(['drop_call 99']);
    expect(await left([{ ...first!, call: 1 }])).toEqual(['drop_call 1']);
    const rejected = benchOf({ made: [cancel('#A'), cancel('#A')], rejected: [1], expected: [] });
    expect(await left([first!], rejected)).toEqual(['drop_call 1']);
    expect(await left([first!], benchOf({ made: [null, cancel('#A')], expected: [] }))).toEqual(['drop_call 1']);
  });
});
