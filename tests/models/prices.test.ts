import { describe, expect, it } from 'vitest';
import { costOf, priceOf } from '../../src/models/prices.ts';

describe('priceOf', () => {
  it.each([
    ['gpt-4o', 2.5, 10],
    ['gpt-4o-2024-08-06', 2.5, 10],
    ['gpt-4o-2024-05-13', 5, 15],
    ['gpt-4o-mini-2024-07-18', 0.15, 0.6],
    ['gpt-4-turbo-2024-04-09', 10, 30],
    ['gpt-3.5-turbo', 0.5, 1.5],
    ['gpt-5-mini', 0.25, 2],
    ['o1', 15, 60],
    ['o3-2025-04-16', 2, 8],
    ['claude-3-5-sonnet-latest', 3, 15],
    ['claude-3-5-haiku-20241022', 0.8, 4],
    ['claude-opus-4-20250514', 15, 75],
    ['gemini-2.5-flash', 0.3, 2.5],
    ['mistral-large-2411', 2, 6],
  ])('%s costs %d and %d', (model, input, output) => {
    expect(priceOf(model)).toEqual({ input, output });
  });

  it.each(['llama-3', 'gpt-4o-audio-preview', 'gpt-4o-2024', 'my-gpt-4o', 'GPT-4o', '', 'toString', 'constructor'])(
    '%j has no known price',
    (model) => {
      expect(priceOf(model)).toBeNull();
    },
  );
});

describe('costOf', () => {
  const price = { input: 2.5, output: 10 };

  it('goes by a million tokens', () => {
    expect(costOf({ price, usage: { input_tokens: 1_000_000, output_tokens: 0 } })).toBe(2.5);
    expect(costOf({ price, usage: { input_tokens: 1000, output_tokens: 100 } })).toBeCloseTo(0.0035, 12);
    expect(costOf({ price, usage: { input_tokens: 0, output_tokens: 0 } })).toBe(0);
  });

  it('is unknown, not free, where price or tokens are', () => {
    expect(costOf({ price: null, usage: { input_tokens: 1, output_tokens: 1 } })).toBeNull();
    expect(costOf({ price, usage: { input_tokens: null, output_tokens: 1 } })).toBeNull();
    expect(costOf({ price, usage: { input_tokens: 1, output_tokens: null } })).toBeNull();
  });
});
