import { describe, expect, it } from 'vitest';
import { buildCaseFile } from '../../src/analyze/case/build-case-file.ts';
import { domains } from '../../src/domains/index.ts';
import { callsOf } from '../../src/records/calls.ts';
import type { Message } from '../../src/records/message.ts';
import { blankMessage, makeTrajectory } from '../support/make-trajectory.ts';
import { replayOn } from '../support/replay-on.ts';

/** A message with calls, `name` or `name#id` each. */
const makes = (...calls: string[]): Message => ({
  ...blankMessage,
  role: 'assistant',
  tool_calls: calls.map((call) => {
    const [name = '', id = null] = call.split('#');
    return { id, name, arguments: {}, arguments_text: null, requestor: 'assistant' };
  }),
});

/** An answer, `text` or `text#id`; with a tool's name where one is given. */
const answers = (answer: string, name: string | null = null): Message => {
  const [text = '', id = null] = answer.split('#');
  return { ...blankMessage, role: 'tool', content: text, observation: text, tool_call_id: id, name };
};

const says = (role: 'assistant' | 'user', said: string): Message => ({
  ...blankMessage,
  role,
  content: said,
  said,
});

/** Every shape in which files write calls and answers; for each call its answer. */
const shapes: readonly (readonly [string, readonly Message[], readonly (string | null)[]])[] = [
  ['a call and its answer', [makes('f#1'), answers('a#1')], ['a']],
  ['no id anywhere', [makes('f'), answers('a')], ['a']],
  ['two calls in a message', [makes('f#1', 'g#2'), answers('a#1'), answers('b#2')], ['a', 'b']],
  ['two calls, answered the other way round', [makes('f#1', 'g#2'), answers('b#2'), answers('a#1')], ['a', 'b']],
  ['two calls without ids', [makes('f', 'g'), answers('a'), answers('b')], ['a', 'b']],
  ['two calls of one id', [makes('f#1', 'g#1'), answers('a#1'), answers('b#1')], ['a', 'b']],
  ['two calls, the second not executed', [makes('f#1', 'g#2'), answers('a#1')], ['a', null]],
  ['two calls, the first not executed', [makes('f#1', 'g#2'), answers('b#2')], [null, 'b']],
  ['two calls without ids, one answer', [makes('f', 'g'), answers('a')], ['a', null]],
  ['an id that comes again', [makes('f#1'), answers('a#1'), makes('g#1'), answers('b#1')], ['a', 'b']],
  ['an id that comes again after an unanswered call', [makes('f#1'), makes('g#1'), answers('b#1')], [null, 'b']],
  ['answers without ids to calls with ids', [makes('f#1', 'g#2'), answers('a'), answers('b')], ['a', 'b']],
  ['answers with ids to calls without', [makes('f', 'g'), answers('a#1'), answers('b#2')], ['a', 'b']],
  ['ids that were written anew', [makes('call_f'), answers('a#f')], ['a']],
  ['an answer after the agent spoke', [makes('f#1'), says('assistant', 'wait'), answers('a#1')], ['a']],
  ['an answer after the user spoke', [makes('f'), says('user', 'well?'), answers('a')], ['a']],
  [
    'answers apart from each other',
    [makes('f#1', 'g#2'), answers('a#1'), says('assistant', 'and'), answers('b#2')],
    ['a', 'b'],
  ],
  [
    'calls in messages of their own, then all answers',
    [makes('f'), makes('g'), answers('a'), answers('b')],
    ['a', 'b'],
  ],
  ['a call that was never executed, then another', [makes('f'), makes('g'), answers('b')], [null, 'b']],
  [
    'a call that was never executed, words, another',
    [makes('f'), says('user', 'x'), makes('g'), answers('b')],
    [null, 'b'],
  ],
  ['answers that name their tool', [makes('f', 'g'), answers('b', 'g'), answers('a', 'f')], ['a', 'b']],
  ['one answer twice', [makes('f#1'), answers('a#1'), answers('x#1')], ['a']],
  ['an answer to nothing', [answers('x#9'), makes('f#1'), answers('a#1')], ['a']],
  ['no answer at the end', [makes('f#1')], [null]],
  [
    'an answer whose call is there, but answered: it goes to no other',
    [makes('f#1', 'g#2'), answers('a#1'), answers('x#1')],
    ['a', null],
  ],
  ['an answer that names a tool that was not called', [makes('f', 'g'), answers('a', 'h'), answers('b')], ['a', 'b']],
  ['one answer that names the second of two', [makes('f', 'g'), answers('b', 'g')], [null, 'b']],
  [
    'two calls before and one after what was answered',
    [makes('f', 'g'), answers('a'), makes('h'), answers('c')],
    ['a', null, 'c'],
  ],
  ['more answers than calls', [makes('f'), answers('a'), answers('x'), says('user', 'y'), answers('z')], ['a']],
  [
    'answers for three messages of calls',
    [makes('f'), makes('g'), makes('h'), answers('a'), answers('b'), answers('c')],
    ['a', 'b', 'c'],
  ],
  [
    'answers for the last two of three messages',
    [makes('f'), makes('g', 'h'), answers('b'), answers('c')],
    [null, 'b', 'c'],
  ],
  [
    'calls with words between and answers for one message only',
    [makes('f', 'g'), says('user', 'x'), makes('h'), answers('c'), answers('x')],
    [null, null, 'c'],
  ],
  ['ids on some calls only', [makes('f#1', 'g'), answers('b'), answers('a#1')], ['a', 'b']],
];

describe.each(shapes)('%s', (_, messages, expected) => {
  it('pairs each call with its answer', () => {
    const found = callsOf(messages);
    expect(found.map(({ observation }) => observation)).toEqual(expected);
    expect(found.map(({ answered }) => (answered === null ? null : (messages[answered]?.content ?? null)))).toEqual(
      expected,
    );
  });

  it('is the same for replay and case file', async () => {
    const trajectory = { ...makeTrajectory({ turns: [] }), messages };
    const database = { tables: new Map() };
    const again = await replayOn({ trajectory, domain: domains['retail']!, database, actions: [], outputs: [] });
    expect(again.calls.map(({ executed }) => executed)).toEqual(expected.map((answer) => answer !== null));
    expect(again.calls.map(({ recorded }) => recorded)).toEqual(expected);
    const { calls } = await buildCaseFile({ trajectory, domain: 'retail' });
    expect(calls.map(({ observation }) => observation)).toEqual(expected);
    expect(calls.map(({ answered }) => answered)).toEqual(again.calls.map(({ answered }) => answered));
  });
});

it('knows refusals by the words of tools and by the mark of the file', () => {
  const refused = (answer: Message) => callsOf([makes('f'), answer])[0]?.rejected;
  expect(refused(answers('Error: order not found'))).toBe(true);
  expect(refused(answers('Unknown action f'))).toBe(true);
  expect(refused({ ...answers('no such thing'), error: true })).toBe(true);
  expect(refused(answers('Errors: none'))).toBe(false);
  expect(refused(answers('The order says Error: none'))).toBe(false);
  expect(refused(answers('No Unknown action'))).toBe(false);
  expect(refused({ ...answers('x'), observation: null })).toBe(false);
  expect(refused({ ...answers('fine'), error: false })).toBe(false);
  expect(callsOf([makes('f')])[0]?.rejected).toBe(false);
});

it('says who made a call', () => {
  const message = makes('f', 'g');
  const [first, second] = message.tool_calls;
  const both = { ...message, tool_calls: [first!, { ...second!, requestor: 'user' as const }] };
  expect(callsOf([both]).map(({ caller }) => caller)).toEqual(['agent', 'user']);
});

it('calls count as made, for replay and case file, where the format keeps no results at all', async () => {
  const read = { results: 0, paired: 0, passed_over: 0, messages: 1, calls: 1 };
  const effective = async (results_recorded: boolean) => {
    const messages = [makes('modify_something')];
    const trajectory = { ...makeTrajectory({ turns: [] }), messages, reading: { ...read, results_recorded } };
    const database = { tables: new Map() };
    const { calls } = await replayOn({ trajectory, domain: domains['retail']!, database, actions: [], outputs: [] });
    const [made] = (await buildCaseFile({ trajectory, domain: null })).calls;
    return [calls[0]?.executed, calls[0]?.matches, made?.effective];
  };
  expect(await effective(false)).toEqual([true, null, true]);
  expect(await effective(true)).toEqual([false, null, false]);
});
