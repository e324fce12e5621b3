import { describe, expect, it } from 'vitest';
import { type ExpectedWrite, expectedWrites } from '../../../src/analyze/repair/expected-writes.ts';
import { distanceBetween, isEqualWrite, pairWrites } from '../../../src/analyze/repair/pair-writes.ts';
import { type RecordedWrite, recordedWrites } from '../../../src/analyze/repair/recorded-writes.ts';
import { retail } from '../../../src/domains/retail/index.ts';
import { recorded, wanted } from './bench.ts';
import { cancel, type Made, modify, move, shopRun, transfer } from './shop.ts';

const lookUp: Made = ['get_order_details', { order_id: '#A' }];

describe('recordedWrites', () => {
  it('are the writes of a run, effective or not, and nothing else', async () => {
    const { trajectory, replay } = await shopRun({
      turns: [lookUp, cancel('#A'), modify('#A', 'red'), ['no_such_tool', { a: 1 }], 'Done.', transfer],
      expected: [],
    });
    const writes = recordedWrites(trajectory, replay);
    expect(writes.map(({ index, step, call, name, effective }) => [index, step, call, name, effective])).toEqual([
      [0, 3, 0, 'cancel_pending_order', true],
      [1, 5, 0, 'modify_pending_order_items', false],
      [2, 7, 0, 'no_such_tool', false],
    ]);
    expect(writes[0]).toMatchObject({ arguments: cancel('#A')[1], unreadable: null });
    expect(writes.map(({ touches }) => [...touches])).toEqual([['orders/#A'], [], []]);
  });

  it('hold a call that cannot be read as the file has it, and none that was never answered', async () => {
    const { trajectory, replay } = await shopRun({ turns: [cancel('#A'), cancel('#B')], expected: [] });
    const messages = trajectory.messages.map((message, step) =>
      step === 3
        ? { ...message, tool_calls: message.tool_calls.map((call) => ({ ...call, arguments_text: '{"order' })) }
        : message,
    );
    const [first, second] = replay.calls;
    const unread = { ...second!, arguments: null, executed: false, changes: [] };
    const answered = recordedWrites({ messages }, { ...replay, calls: [first!, unread] });
    expect(answered[1]).toMatchObject({ index: 1, arguments: null, unreadable: '{"order', effective: false });
    const unanswered = { ...replay, calls: [first!, { ...unread, recorded: null }] };
    expect(recordedWrites({ messages }, unanswered)).toHaveLength(1);
    const unexecuted = { ...replay, calls: [{ ...first!, executed: false }] };
    expect(recordedWrites({ messages }, unexecuted)).toEqual([]);
  });
});

describe('a world that does not tell what a call changed', () => {
  const blind = async (expected: readonly Made[]) => {
    const { trajectory, replay } = await shopRun({ turns: [lookUp, cancel('#A'), cancel('#A')], expected });
    const untold = <Call extends object>(calls: readonly Call[]) => calls.map((call) => ({ ...call, changes: null }));
    return { trajectory, calls: untold(replay.calls), wanted: untold(replay.groundTruth.calls) };
  };

  it('has the accepted writes for effective ones', async () => {
    const { trajectory, calls } = await blind([]);
    const writes = recordedWrites(trajectory, { calls });
    expect(writes.map(({ step, effective, touches }) => [step, effective, touches.size])).toEqual([
      [3, true, 0],
      [5, false, 0],
    ]);
    const unexecuted = calls.map((call) => ({ ...call, executed: false, arguments: null }));
    expect(recordedWrites(trajectory, { calls: unexecuted }).map(({ effective }) => effective)).toEqual([false, false]);
  });

  it('expects whatever is made, is no read and is not refused', async () => {
    const { wanted: steps } = await blind([lookUp, cancel('#A'), cancel('#A'), transfer]);
    expect(expectedWrites({ calls: steps }).map(({ action }) => action)).toEqual([1]);
  });
});

describe('expectedWrites', () => {
  it('are the calls of the ground truth that change something, with the records that they change', async () => {
    const { replay } = await shopRun({
      turns: [],
      expected: [lookUp, cancel('#A'), cancel('#A'), move('#B', '10001')],
    });
    const writes = expectedWrites(replay.groundTruth);
    expect(writes.map(({ action, name, touches }) => [action, name, [...touches]])).toEqual([
      [1, 'cancel_pending_order', ['orders/#A']],
      [3, 'modify_pending_order_address', ['orders/#B']],
    ]);
    expect(writes[0]?.arguments).toEqual(cancel('#A')[1]);
  });
});

/** Which write is paired with which expected one, as `write` = or ~ `action`. */
function pairs(options: {
  readonly made: readonly (Made | null)[];
  readonly rejected?: readonly number[];
  readonly expected: readonly Made[];
  readonly trustRejected?: boolean;
}): string[] {
  const { made, rejected, expected, trustRejected = false } = options;
  const { equal, replaced } = pairWrites({
    domain: retail,
    writes: recorded(made, rejected),
    expected: wanted(expected),
    trustRejected,
  });
  const told = (sign: string) => (entry: readonly [ExpectedWrite, RecordedWrite]) =>
    `${entry[1].index} ${sign} ${entry[0].action}`;
  return [...[...equal].map(told('=')), ...[...replaced].map(told('~'))];
}

describe('pairWrites', () => {
  it('pairs equal calls one to one', () => {
    expect(pairs({ made: [cancel('#A'), cancel('#A')], expected: [cancel('#A')] })).toEqual(['0 = 0']);
    expect(pairs({ made: [cancel('#A')], expected: [cancel('#A'), cancel('#A')] })).toEqual(['0 = 0']);
    expect(pairs({ made: [cancel('#B'), cancel('#A')], expected: [cancel('#A'), cancel('#B')] })).toEqual([
      '1 = 0',
      '0 = 1',
    ]);
  });

  it('pairs what is left with the likest: one tool on one object before another object before another tool', () => {
    expect(
      pairs({
        made: [cancel('#B'), modify('#A', 'green'), modify('#B', 'red')],
        expected: [modify('#A', 'red'), modify('#B', 'blue'), move('#C', '10001')],
      }),
    ).toEqual(['1 ~ 0', '2 ~ 1', '0 ~ 2']);
    expect(pairs({ made: [cancel('#B'), cancel('#A')], expected: [move('#A', '10001')] })).toEqual(['1 ~ 0']);
  });

  it('takes of equally like ones the first expected and the first made', () => {
    expect(pairs({ made: [cancel('#B'), cancel('#C')], expected: [cancel('#A')] })).toEqual(['0 ~ 0']);
    expect(pairs({ made: [cancel('#C')], expected: [cancel('#A'), cancel('#B')] })).toEqual(['0 ~ 0']);
    expect(pairs({ made: [cancel('#C'), cancel('#D')], expected: [cancel('#A'), cancel('#B')] })).toEqual([
      '0 ~ 0',
      '1 ~ 1',
    ]);
  });

  it('takes a rejected call for made only where it is told to', () => {
    const run = { made: [cancel('#A')], rejected: [0], expected: [cancel('#A')] };
    expect(pairs(run)).toEqual([]);
    expect(pairs({ ...run, trustRejected: true })).toEqual(['0 = 0']);
    const again = { made: [cancel('#A'), cancel('#A')], rejected: [0], expected: [cancel('#A')], trustRejected: true };
    expect(pairs(again)).toEqual(['1 = 0']);
  });

  it('pairs a rejected call only with its like', () => {
    expect(pairs({ made: [modify('#A', 'violet')], rejected: [0], expected: [modify('#A', 'red')] })).toEqual([
      '0 ~ 0',
    ]);
    expect(pairs({ made: [modify('#B', 'red')], rejected: [0], expected: [modify('#A', 'red')] })).toEqual(['0 ~ 0']);
    expect(pairs({ made: [move('#A', '10001')], rejected: [0], expected: [modify('#A', 'red')] })).toEqual([]);
    const other: Made = ['cancel_pending_order', { order_id: '#B', reason: 'ordered by mistake' }];
    expect(pairs({ made: [other], rejected: [0], expected: [cancel('#A')] })).toEqual([]);
    expect(pairs({ made: [cancel('#B')], rejected: [0], expected: [cancel('#A')] })).toEqual(['0 ~ 0']);
  });

  it('pairs a call that cannot be read with one of its tool', () => {
    expect(pairs({ made: [null], rejected: [0], expected: [cancel('#A')] })).toEqual(['0 ~ 0']);
    expect(pairs({ made: [null], rejected: [0], expected: [modify('#A', 'red')] })).toEqual([]);
  });

  it('pairs an effective call before a rejected one that is as like', () => {
    expect(
      pairs({ made: [modify('#A', 'violet'), cancel('#B')], rejected: [0], expected: [modify('#A', 'red')] }),
    ).toEqual(['1 ~ 0']);
  });

  it('never pairs a call of the user with one of the agent', () => {
    const [writes, expected] = [recorded([cancel('#A')]), wanted([cancel('#A')])];
    const byUser = writes.map((write) => ({ ...write, requestor: 'user' as const }));
    for (const effective of [true, false]) {
      const other = byUser.map((write) => ({ ...write, effective }));
      const { equal, replaced } = pairWrites({ domain: retail, writes: other, expected, trustRejected: true });
      expect([equal.size, replaced.size]).toEqual([0, 0]);
    }
  });

  it('gives up on more than any conversation holds', () => {
    const made = Array.from({ length: 251 }, () => cancel('#A'));
    expect(pairs({ made, expected: made.slice(0, 200) })).toEqual([]);
    expect(pairs({ made: made.slice(0, 250), expected: made.slice(0, 200) })).toHaveLength(200);
  });
});

describe('how far two calls are apart', () => {
  const distance = (want: Made, made: Made) => distanceBetween(wanted([want])[0]!, recorded([made])[0]!, retail);

  it('counts arguments, and an object or a tool for much more', () => {
    expect(distance(modify('#A', 'red'), modify('#A', 'red'))).toBe(0);
    expect(distance(modify('#A', 'red'), modify('#A', 'blue'))).toBe(1);
    expect(distance(modify('#A', 'red'), modify('#B', 'blue'))).toBe(22);
    expect(distance(modify('#A', 'red'), cancel('#A'))).toBe(100);
    expect(distance(modify('#A', 'red'), cancel('#B'))).toBe(200);
    expect(distanceBetween(wanted([cancel('#A')])[0]!, recorded([null])[0]!, retail)).toBe(22);
  });

  it('is none where the tool and every argument are the same', () => {
    const same = (want: Made, made: Made | null) => isEqualWrite(wanted([want])[0]!, recorded([made])[0]!);
    expect(same(cancel('#A'), cancel('#A'))).toBe(true);
    expect(same(cancel('#A'), cancel('#B'))).toBe(false);
    expect(same(['other', cancel('#A')[1]], cancel('#A'))).toBe(false);
    expect(same(cancel('#A'), null)).toBe(false);
  });
});
