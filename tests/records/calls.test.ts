import { describe, expect, it } from 'vitest';
import { callsOf, resultsOf } from '../../src/records/calls.ts';
import type { Message, ToolResult } from '../../src/records/message.ts';
import { blankMessage } from '../support/make-trajectory.ts';

// tests/contracts/calls.test.ts has every shape that a message with one answer takes.

const makes = (...calls: string[]): Message => ({
  ...blankMessage,
  role: 'assistant',
  tool_calls: calls.map((call) => {
    const [name = '', id = null] = call.split('#');
    return { id, name, arguments: {}, arguments_text: null, requestor: 'assistant' };
  }),
});
const result = (answer: string, given: Partial<ToolResult> = {}): ToolResult => {
  const [observation = '', id = null] = answer.split('#');
  return { tool_call_id: id, name: null, observation, error: null, ...given };
};
/** A message of several results, such as Anthropic's of the user. */
const holds = (...results: ToolResult[]): Message => ({ ...blankMessage, role: 'user', results });
const answers = (...given: Parameters<typeof result>): Message => {
  const { tool_call_id, name, observation, error } = result(...given);
  return { ...blankMessage, role: 'tool', tool_call_id, name, observation, error };
};
const words: Message = { ...blankMessage, role: 'user', content: 'x', said: 'x' };

/** Of each call its answer with the message and the place in it. */
const pairs = (...messages: readonly Message[]) =>
  callsOf(messages).map(({ observation, answered, part }) =>
    answered === null ? null : [observation, answered, part],
  );

describe('a message of several results', () => {
  it('answers by id and by place, and each answer has its place in it', () => {
    expect(pairs(makes('f#1', 'g#2'), holds(result('b#2'), result('a#1')))).toEqual([
      ['a', 1, 1],
      ['b', 1, 0],
    ]);
    expect(pairs(makes('f', 'g'), holds(result('a'), result('b')))).toEqual([
      ['a', 1, 0],
      ['b', 1, 1],
    ]);
    expect(pairs(makes('f', 'g'), holds(result('a')), holds(result('b')))).toEqual([
      ['a', 1, 0],
      ['b', 2, 0],
    ]);
  });

  it('may answer its own calls, and then none of other messages', () => {
    const both: Message = { ...makes('g'), results: [result('a'), result('x')] };
    expect(pairs(both)).toEqual([['a', 0, 0]]);
    expect(pairs(both, answers('y'))).toEqual([['a', 0, 0]]);
    expect(pairs(makes('f#1'), answers('b#1'), both, both)).toEqual([
      ['b', 1, 0],
      ['a', 2, 0],
      ['a', 3, 0],
    ]);
  });

  it('is taken before what the message says of itself', () => {
    expect(resultsOf({ ...holds(result('a')), observation: 'other' })).toEqual([result('a')]);
    expect(resultsOf(answers('a#1', { name: 'f', error: true }))).toEqual([result('a#1', { name: 'f', error: true })]);
    expect(resultsOf({ ...blankMessage, role: 'tool', results: [result('a'), result('b')] })).toHaveLength(2);
    expect(resultsOf(words)).toEqual([]);
    expect(resultsOf({ ...words, observation: 'x' })).toEqual([]);
  });
});

describe('answers by place', () => {
  it('go to no call that has its answer', () => {
    expect(pairs(makes('f#1', 'g'), answers('a#1'), answers('b'))).toEqual([
      ['a', 1, 0],
      ['b', 2, 0],
    ]);
    expect(pairs(makes('f', 'g#2', 'h'), answers('b#2'), answers('a'), answers('c'))).toEqual([
      ['a', 2, 0],
      ['b', 1, 0],
      ['c', 3, 0],
    ]);
    expect(pairs(makes('f', 'g#2'), answers('b#2'), words, answers('a'))).toEqual([
      ['a', 3, 0],
      ['b', 1, 0],
    ]);
    expect(pairs(makes('f#1'), answers('a#1'), words, makes('g'), answers('b'), words, answers('x'))).toEqual([
      ['a', 1, 0],
      ['b', 4, 0],
    ]);
  });

  it('reach back over calling messages side by side only, and only where there are answers for all', () => {
    expect(pairs(makes('f'), words, makes('g'), answers('b'), answers('x'))).toEqual([null, ['b', 3, 0]]);
    expect(pairs(makes('f'), makes('g'), answers('a'), answers('b'), answers('x'))).toEqual([
      ['a', 2, 0],
      ['b', 3, 0],
    ]);
    expect(pairs(makes('f', 'g'), makes('h', 'i'), answers('c'), answers('d'), answers('x'))).toEqual([
      null,
      null,
      ['c', 2, 0],
      ['d', 3, 0],
    ]);
    expect(pairs(makes('e'), makes('f#1'), makes('g'), answers('b#1'), answers('a'), answers('c'))).toEqual([
      ['a', 4, 0],
      ['b', 3, 0],
      ['c', 5, 0],
    ]);
  });

  it('pick by name among the calls that wait', () => {
    expect(pairs(makes('f', 'g', 'f'), answers('b', { name: 'g' }), answers('a', { name: 'f' }))).toEqual([
      ['a', 2, 0],
      ['b', 1, 0],
      null,
    ]);
    expect(pairs(makes('f'), answers('a', { name: 'f' }), answers('x', { name: 'f' }))).toEqual([['a', 1, 0]]);
  });

  it('come from an answer with an id that no call has, and from none whose call is answered', () => {
    expect(pairs(makes('f'), answers('a#9'))).toEqual([['a', 1, 0]]);
    expect(pairs(makes('f#1'), answers('a#1'), makes('g'), answers('x#1'))).toEqual([['a', 1, 0], null]);
    expect(pairs(makes('f#1', 'g#1'), makes('h#1'), answers('c#1'), answers('a#1'), answers('b#1'))).toEqual([
      ['a', 3, 0],
      ['b', 4, 0],
      ['c', 2, 0],
    ]);
  });
});

it('has no answer of a call before the call', () => {
  expect(pairs(answers('x'), makes('f'))).toEqual([null]);
  expect(callsOf([])).toEqual([]);
  expect(callsOf([words, words])).toEqual([]);
});
