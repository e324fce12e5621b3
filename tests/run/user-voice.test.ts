import { describe, expect, it } from 'vitest';
import { readCompletion, toOpenAiMessage } from '../../src/models/openai-messages.ts';
import { parseJson } from '../../src/python/parse-json.ts';
import { spoken, withoutThinking } from '../../src/run/users/user-voice.ts';

describe('withoutThinking', () => {
  it.each([
    ['Hello.', 'Hello.'],
    ['<think>a</think>Hello.', 'Hello.'],
    ['a secret</think> Hello.', 'Hello.'],
    ['<think>a</think>Hello,<think>b</think> you.', 'Hello, you.'],
    ['<think>a secret that was cut off', ''],
    ['Hello.<think>a secret that was cut off', 'Hello.'],
    ['<think>'.repeat(100_000), ''],
  ])('of %j', (text, left) => {
    expect(withoutThinking(text)).toBe(left);
  });

  it('leaves an error where nothing is left to say', () => {
    expect(() => spoken('')).toThrow('without a message');
    expect(spoken('Hi')).toBe('Hi');
  });
});

describe('what goes between us and a server', () => {
  it('counts only tokens that are numbers, and names no server by its own words', () => {
    const completion = (value: unknown) => ({ completion: value as never, asked: [] });
    const usage = { prompt_tokens: '12', completion_tokens: -1 };
    expect(readCompletion(completion({ choices: [{ message: { content: 'a' } }], usage })).usage).toEqual({
      input_tokens: null,
      output_tokens: null,
    });
    expect(() => readCompletion(completion({ model: 'secret', choices: [] }))).toThrow(/^the server sent/);
  });

  it('sends an empty text where a reply had neither text nor call', () => {
    expect(toOpenAiMessage({ role: 'assistant', content: null })).toEqual({ role: 'assistant', content: '' });
  });

  it('lets the last value of a doubled argument count, as Python does', () => {
    expect(parseJson('{"a": 1, "a": 2, "5": 1, "5": 3}')).toEqual({ a: 2, 5: 3 });
  });
});
