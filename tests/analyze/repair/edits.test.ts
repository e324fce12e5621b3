import { describe, expect, it } from 'vitest';
import {
  differingKeys,
  dropCall,
  insertCall,
  keepArgument,
  moveCall,
  replaceBy,
  sayOutputs,
  stopBefore,
} from '../../../src/analyze/repair/edits.ts';
import type { ExpectedWrite } from '../../../src/analyze/repair/expected-writes.ts';
import { correctedGroundTruth, gradeHere } from '../../../src/analyze/repair/grading-edits.ts';
import { leafDifferences } from '../../../src/analyze/repair/leaf-differences.ts';
import { readCall, readFields, readPlace } from '../../../src/analyze/repair/read-edit.ts';
import type { RecordedWrite } from '../../../src/analyze/repair/recorded-writes.ts';
import { agent, makeTrajectory, user } from '../../support/make-trajectory.ts';
import { cancel, modify, move, shopRun } from './shop.ts';

const write: RecordedWrite = {
  index: 0,
  step: 3,
  call: 1,
  name: 'pay',
  requestor: 'assistant',
  arguments: { to: 'ada', amount: 5 },
  unreadable: null,
  effective: true,
  touches: new Set(),
};
const unreadable: RecordedWrite = { ...write, arguments: null, unreadable: '{"to' };
const wanted: ExpectedWrite = {
  action: 2,
  name: 'pay',
  requestor: 'assistant',
  arguments: { to: 'ada', amount: 7 },
  touches: new Set(),
};
const place = { step: 3, call: 1 };

describe('an edit to a call', () => {
  it('leaves it out', () => {
    const before = { name: 'pay', arguments: { to: 'ada', amount: 5 } };
    expect(dropCall(write)).toEqual({ ...place, kind: 'drop_call', expected: null, name: 'pay', before, after: null });
    expect(dropCall(unreadable).before).toEqual({ name: 'pay', arguments: '{"to' });
  });

  it('replaces the arguments that differ, and no other', () => {
    expect(replaceBy(write, wanted)).toEqual({
      ...place,
      kind: 'replace_argument',
      expected: 2,
      name: 'pay',
      before: { amount: 5 },
      after: { amount: 7 },
    });
  });

  it('replaces an argument that only one of the two has', () => {
    const added = replaceBy(write, { ...wanted, arguments: { to: 'ada', amount: 5, note: 'x' } });
    expect([added.before, added.after]).toEqual([{}, { note: 'x' }]);
    const gone = replaceBy(write, { ...wanted, arguments: { to: 'ada' } });
    expect([gone.before, gone.after]).toEqual([{ amount: 5 }, {}]);
  });

  it('replaces all arguments of a call that cannot be read', () => {
    expect(replaceBy(unreadable, wanted)).toMatchObject({
      kind: 'replace_argument',
      before: '{"to',
      after: { to: 'ada', amount: 7 },
    });
  });

  it('replaces the whole call where the tool is another', () => {
    const call = { name: 'refund', arguments: wanted.arguments };
    expect(replaceBy(write, { ...wanted, name: 'refund' })).toEqual({
      ...place,
      kind: 'replace_call',
      expected: 2,
      name: 'refund',
      before: { name: 'pay', arguments: { to: 'ada', amount: 5 } },
      after: call,
    });
  });

  it('inserts a call before a place, and moves one there', () => {
    const there = { step: 8, call: null };
    expect(insertCall(there, wanted)).toEqual({
      ...there,
      kind: 'insert_call',
      expected: 2,
      name: 'pay',
      before: null,
      after: { name: 'pay', arguments: { to: 'ada', amount: 7 } },
    });
    expect(moveCall(write, there)).toEqual({
      ...place,
      kind: 'move_call',
      expected: null,
      name: 'pay',
      before: { name: 'pay', arguments: { to: 'ada', amount: 5 } },
      after: there,
    });
  });

  it('stops before a call and names all that is not made then', () => {
    expect(stopBefore(write, [write, { ...unreadable, step: 5 }])).toEqual({
      ...place,
      kind: 'stop_here',
      expected: null,
      name: null,
      before: [
        { step: 3, name: 'pay', arguments: { to: 'ada', amount: 5 } },
        { step: 5, name: 'pay', arguments: '{"to' },
      ],
      after: null,
    });
  });

  it('says of a call of the user whose it is', () => {
    const before = { name: 'pay', arguments: { to: 'ada', amount: 5 }, requestor: 'user' };
    expect(dropCall({ ...write, requestor: 'user' }).before).toEqual(before);
    expect(insertCall(place, { ...wanted, requestor: 'user' }).after).toEqual({
      name: 'pay',
      arguments: { to: 'ada', amount: 7 },
      requestor: 'user',
    });
  });

  it('keeps one argument as it was recorded', () => {
    const edit = replaceBy(write, { ...wanted, arguments: { to: 'bea', amount: 7 } });
    expect(keepArgument(edit, 'to')).toEqual({ ...edit, before: { amount: 5 }, after: { amount: 7 } });
  });
});

describe('an edit to what is said or graded', () => {
  it('says all texts in one message', () => {
    expect(sayOutputs(4, ['10', '12'])).toEqual({
      kind: 'say_output',
      step: 4,
      call: null,
      expected: null,
      name: null,
      before: null,
      after: '10; 12',
    });
  });

  it('grades a run after its last message', () => {
    const { messages } = makeTrajectory({ turns: [user('Hello.'), agent('Hello.')] });
    const edit = { kind: 'grade_here', call: null, expected: null, name: null, before: 'step_limit', after: null };
    expect(gradeHere({ messages, termination: 'step_limit' })).toEqual({ ...edit, step: 1 });
    expect(gradeHere({ messages: [], termination: 'step_limit' })).toEqual({ ...edit, step: 0 });
  });

  it('takes a corrected ground truth by what it drops and what comes in', async () => {
    const run = await shopRun({
      turns: ['Done.'],
      expected: [cancel('#A'), modify('#B', 'red'), move('#C', '10001')],
      outputs: ['10', '12'],
      corrected: { expected: [cancel('#A'), modify('#B', 'green'), cancel('#C')], outputs: ['12', '13'] },
    });
    const call = ([name, values]: ReturnType<typeof cancel>) => ({ name, arguments: values });
    expect(correctedGroundTruth(run)).toEqual({
      kind: 'corrected_ground_truth',
      step: null,
      call: null,
      expected: null,
      name: null,
      before: { calls: [call(modify('#B', 'red')), call(move('#C', '10001'))], outputs: ['10'] },
      after: { calls: [call(modify('#B', 'green')), call(cancel('#C'))], outputs: ['13'] },
    });
    expect(correctedGroundTruth(await shopRun({ turns: [], expected: [] }))).toBeNull();
  });
});

describe('differingKeys', () => {
  it.each([
    ['values', { a: 1, b: 2 }, { a: 1, b: 3 }, ['b']],
    ['keys of the left', { a: 1, b: 2 }, { a: 1 }, ['b']],
    ['keys of the right', { a: 1 }, { a: 1, b: 2 }, ['b']],
    ['a key that stands there without a value', { a: undefined }, {}, ['a']],
    ['nothing', { a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, []],
  ])('names %s', (_, left, right, keys) => {
    expect(differingKeys(left, right)).toEqual(keys);
  });
});

describe('leafDifferences', () => {
  const paths = (before: unknown, after: unknown) =>
    leafDifferences(before, after).map(({ path, before: old, after: now }) => [path, old, now]);

  it('goes into objects by key and into lists of one length by position', () => {
    expect(paths({ a: { b: 1, c: 2 }, d: [1, 2] }, { a: { b: 1, c: 3 }, d: [1, 5] })).toEqual([
      ['a.c', 2, 3],
      ['d.1', 2, 5],
    ]);
  });

  it('stops where the shapes differ', () => {
    expect(paths({ a: [1] }, { a: [1, 2] })).toEqual([['a', [1], [1, 2]]]);
    expect(paths({ a: [1] }, { a: { 0: 1 } })).toEqual([['a', [1], { 0: 1 }]]);
    expect(paths({ a: { 0: 1 } }, { a: [2] })).toEqual([['a', { 0: 1 }, [2]]]);
    expect(paths({ a: { 0: 1, length: 1 } }, { a: [2] })).toEqual([['a', { 0: 1, length: 1 }, [2]]]);
    expect(paths({ a: [2] }, { a: { 0: 1, length: 1 } })).toEqual([['a', [2], { 0: 1, length: 1 }]]);
    expect(paths({ a: { 0: 1 } }, { a: [1] })).toEqual([['a', { 0: 1 }, [1]]]);
    expect(paths({ a: { b: 1 } }, { a: null })).toEqual([['a', { b: 1 }, null]]);
    expect(paths({ a: null }, { a: { b: 1 } })).toEqual([['a', null, { b: 1 }]]);
    expect(paths({ a: 'xy' }, { a: { b: 1 } })).toEqual([['a', 'xy', { b: 1 }]]);
    expect(paths({ a: { b: 1 } }, { a: 'xy' })).toEqual([['a', { b: 1 }, 'xy']]);
  });

  it('tells an absent part from one that is there', () => {
    expect(paths({ a: 1 }, { b: null })).toEqual([
      ['a', 1, undefined],
      ['b', undefined, null],
    ]);
    expect(paths({}, { toString: 'x' })).toEqual([['toString', undefined, 'x']]);
    expect(paths(undefined, undefined)).toEqual([['', undefined, undefined]]);
    expect(paths(5, 5)).toEqual([]);
  });
});

describe('what an edit from a file holds', () => {
  it('is a call only with a name and arguments', () => {
    expect(readCall({ name: 'pay', arguments: { a: 1 }, more: true })).toEqual({ name: 'pay', arguments: { a: 1 } });
    const byUser = { name: 'pay', arguments: {}, requestor: 'user' };
    expect(readCall(byUser)).toEqual(byUser);
    expect(readCall({ ...byUser, requestor: 'nobody' })).toEqual({ name: 'pay', arguments: {} });
    for (const value of [
      null,
      'pay',
      [],
      { name: 5, arguments: {} },
      { name: 'pay', arguments: [] },
      { name: 'pay' },
    ]) {
      expect(readCall(value)).toBeNull();
    }
  });

  it('is a place only with a step', () => {
    expect(readPlace({ step: 3, call: 1 })).toEqual({ step: 3, call: 1 });
    expect(readPlace({ step: 3, call: 'x' })).toEqual({ step: 3, call: null });
    expect(readPlace({ call: 1 })).toBeNull();
    expect(readPlace({ step: '3' })).toBeNull();
  });

  it('has no fields where it is no object', () => {
    expect(readFields({ a: 1 })).toEqual({ a: 1 });
    for (const value of [null, undefined, 'abc', 5, ['a']]) {
      expect(readFields(value)).toEqual({});
    }
  });
});
