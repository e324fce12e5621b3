import type { Usage } from './model.ts';

/** US dollars for a million tokens. */
export interface Price {
  readonly input: number;
  readonly output: number;
}

/** List prices in US dollars a million tokens, as the providers published them; anything not here is unknown, not free. */
const prices: Readonly<Record<string, Price>> = {
  'gpt-4o': { input: 2.5, output: 10 },
  'gpt-4o-mini': { input: 0.15, output: 0.6 },
  'gpt-4.1': { input: 2, output: 8 },
  'gpt-4.1-mini': { input: 0.4, output: 1.6 },
  'gpt-4.1-nano': { input: 0.1, output: 0.4 },
  'o4-mini': { input: 1.1, output: 4.4 },
};

/** Price of a model, its dated versions (`gpt-4o-2024-08-06`) included; null where it is unknown. */
export function priceOf(model: string): Price | null {
  const undated = model.replace(/-\d{4}-\d{2}-\d{2}$/, '');
  return Object.hasOwn(prices, undated) ? (prices[undated] ?? null) : null;
}

/** Cost of a call in US dollars; null where the price or a token count is unknown. */
export function costOf({ price, usage }: { readonly price: Price | null; readonly usage: Usage }): number | null {
  if (!price || usage.input_tokens === null || usage.output_tokens === null) return null;
  return (usage.input_tokens * price.input + usage.output_tokens * price.output) / 1e6;
}
