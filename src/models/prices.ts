import type { Usage } from './model.ts';

/** US dollars for a million tokens. */
export interface Price {
  readonly input: number;
  readonly output: number;
}

/** List prices in US dollars a million tokens, as the providers published them; anything not here is unknown, not free. */
const prices: Readonly<Record<string, Price>> = {
  'gpt-3.5-turbo': { input: 0.5, output: 1.5 },
  'gpt-4': { input: 30, output: 60 },
  'gpt-4-turbo': { input: 10, output: 30 },
  'gpt-4o': { input: 2.5, output: 10 },
  'gpt-4o-2024-05-13': { input: 5, output: 15 },
  'gpt-4o-mini': { input: 0.15, output: 0.6 },
  'gpt-4.1': { input: 2, output: 8 },
  'gpt-4.1-mini': { input: 0.4, output: 1.6 },
  'gpt-4.1-nano': { input: 0.1, output: 0.4 },
  'gpt-5': { input: 1.25, output: 10 },
  'gpt-5-mini': { input: 0.25, output: 2 },
  'gpt-5-nano': { input: 0.05, output: 0.4 },
  o1: { input: 15, output: 60 },
  o3: { input: 2, output: 8 },
  'o3-mini': { input: 1.1, output: 4.4 },
  'o4-mini': { input: 1.1, output: 4.4 },
  'claude-3-haiku': { input: 0.25, output: 1.25 },
  'claude-3-opus': { input: 15, output: 75 },
  'claude-3-5-haiku': { input: 0.8, output: 4 },
  'claude-3-5-sonnet': { input: 3, output: 15 },
  'claude-3-7-sonnet': { input: 3, output: 15 },
  'claude-sonnet-4': { input: 3, output: 15 },
  'claude-opus-4': { input: 15, output: 75 },
  'gemini-2.0-flash': { input: 0.1, output: 0.4 },
  'gemini-2.5-flash': { input: 0.3, output: 2.5 },
  'mistral-large-2411': { input: 2, output: 6 },
};

/**
 * Price of a model; null where it is unknown. A dated version (`-2024-08-06`, `-20250514`) or `-latest` costs what its
 * model costs, unless it has a row of its own.
 */
export function priceOf(model: string): Price | null {
  const undated = model.replace(/-(?:\d{4}-\d{2}-\d{2}|\d{8}|latest)$/, '');
  const name = [model, undated].find((candidate) => Object.hasOwn(prices, candidate));
  return name === undefined ? null : (prices[name] ?? null);
}

/** Cost of a call in US dollars; null where the price or a token count is unknown. */
export function costOf({ price, usage }: { readonly price: Price | null; readonly usage: Usage }): number | null {
  if (!price || usage.input_tokens === null || usage.output_tokens === null) {
    return null;
  }
  return (usage.input_tokens * price.input + usage.output_tokens * price.output) / 1e6;
}
