import type OpenAI from 'openai';
import { describe, expect, it } from 'vitest';
import type { ChatMessage } from '../../src/models/model.ts';
import { readCompletion, toOpenAiMessage } from '../../src/models/openai-messages.ts';

/** A completion with this message, whatever it holds. */
const completionOf = (message: unknown, more: Record<string, unknown> = {}) =>
  ({ model: 'm', choices: [{ message }], ...more }) as unknown as OpenAI.ChatCompletion;
const read = (message: unknown, asked: readonly ChatMessage[] = []) =>
  readCompletion({ completion: completionOf(message), asked });
const call = (id: unknown, given: unknown = '{}', name: unknown = 'think') => ({
  id,
  function: { name, arguments: given },
});

describe('readCompletion', () => {
  it.each([
    ['words', 'words', 'words'],
    ['', '', ''],
    [null, '', null],
    [undefined, '', null],
    [[{ type: 'text', text: 'in ' }, { type: 'image' }, { type: 'text', text: 'parts' }], 'in parts', 'in parts'],
    [12, '', null],
  ])('content %j', (content, text, sent) => {
    expect(read({ content })).toMatchObject({ content: text, sent });
  });

  it('keeps arguments as the text that came, and writes an object as JSON', () => {
    const { tool_calls } = read({ tool_calls: [call('a', '{"x": '), call('b', { x: 1 }), call('c', null)] });
    expect(tool_calls!.map(({ arguments: text }) => text)).toEqual(['{"x": ', '{"x":1}', '{}']);
  });

  it('passes over what is no call', () => {
    expect(read({ content: 'x', tool_calls: [null, {}, { function: {} }, call('a', '{}', 7)] })).not.toHaveProperty(
      'tool_calls',
    );
    expect(read({ content: 'x', tool_calls: 'call' })).not.toHaveProperty('tool_calls');
  });

  it('keeps ids that a server gives', () => {
    expect(read({ tool_calls: [call('one'), call('two')] }).tool_calls!.map(({ id }) => id)).toEqual(['one', 'two']);
  });

  it.each([
    ['without ids', () => undefined],
    ['with ids that begin anew in every reply', (index: number) => `call_${index}`],
    ['with one id for all', () => 'call'],
    ['with empty ids', () => ''],
    ['with ids of the kind that is made here', () => 'call00001'],
  ])('every call of a conversation has an id of its own with a server %s', (_, idOf) => {
    const messages: ChatMessage[] = [{ role: 'user', content: 'Hello.' }];
    for (let turn = 0; turn < 6; turn++) {
      const { content, tool_calls } = read({ tool_calls: [call(idOf(0)), call(idOf(1))] }, messages);
      // Agents keep the first call alone, or all of them.
      const kept = tool_calls!.slice(0, 1 + (turn % 2));
      messages.push({ role: 'assistant', content, tool_calls: kept });
      for (const { id } of kept) {
        messages.push({ role: 'tool', content: 'done', tool_call_id: id });
      }
    }
    const ids = messages.flatMap((message) => (message.role === 'tool' ? [message.tool_call_id] : []));
    expect(ids).toHaveLength(9);
    expect(new Set(ids).size).toBe(9);
    expect(ids.every((id) => id !== '')).toBe(true);
  });

  it('makes the same ids again, of nine letters and digits', () => {
    const ids = () => read({ tool_calls: [call(''), call('')] }).tool_calls!.map(({ id }) => id);
    expect(ids()).toEqual(ids());
    expect(ids().every((id) => /^[a-zA-Z0-9]{9}$/.test(id))).toBe(true);
  });

  it('tells tokens where the server does, and activations', () => {
    expect(read({ content: 'x' }).usage).toEqual({ input_tokens: null, output_tokens: null });
    const completion = completionOf(
      { content: 'x' },
      { usage: { prompt_tokens: 3, completion_tokens: 0 }, activations: { '8': [1] } },
    );
    expect(readCompletion({ completion, asked: [] })).toMatchObject({
      usage: { input_tokens: 3, output_tokens: 0 },
      activations: { '8': [1] },
    });
  });

  it.each([-5, 1.5, 1e308, Number.NaN, '12', null])(
    'takes %j for no count of tokens, for it would spoil a sum',
    (count) => {
      const completion = completionOf({ content: 'x' }, { usage: { prompt_tokens: count, completion_tokens: 1 } });
      expect(readCompletion({ completion, asked: [] }).usage).toEqual({ input_tokens: null, output_tokens: 1 });
    },
  );

  it.each([
    null,
    'a page',
    {},
    { choices: [] },
    { choices: null },
    { choices: [{}] },
    { choices: [{ message: null }] },
  ])('%j has no message, which is an error of the server', (completion) => {
    expect(() => readCompletion({ completion: completion as never, asked: [] })).toThrow('a reply without a message');
  });
});

describe('toOpenAiMessage', () => {
  it('writes calls as the protocol has them', () => {
    expect(
      toOpenAiMessage({
        role: 'assistant',
        content: null,
        tool_calls: [{ id: 'a', name: 'think', arguments: '{"x": ' }],
      }),
    ).toEqual({
      role: 'assistant',
      content: null,
      tool_calls: [{ id: 'a', type: 'function', function: { name: 'think', arguments: '{"x": ' } }],
    });
  });

  it('leaves an empty list of calls out, which servers refuse', () => {
    expect(toOpenAiMessage({ role: 'assistant', content: 'x', tool_calls: [] })).toEqual({
      role: 'assistant',
      content: 'x',
    });
  });
});
