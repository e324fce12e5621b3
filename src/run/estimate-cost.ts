import { costOf, priceOf } from '../models/prices.ts';

/** What a side will take, roughly. `cost_usd` is null where the price is unknown, and 0 for a side that calls no model. */
export interface Estimate {
  readonly calls: number;
  readonly input_tokens: number;
  readonly output_tokens: number;
  readonly cost_usd: number | null;
}

/** One side of the run. */
export interface EstimatedSide {
  /** Null for a side that calls no model. */
  readonly model: string | null;
  /** What every call sends before the conversation: prompt and tools, in characters. */
  readonly promptCharacters: number;
}

// Means over 465 tool-calling and react runs of tau-bench's two domains that their authors published; characters per episode.
const typical = {
  agent: { calls: 13, conversation: 80_000, written: 5_000 },
  user: { calls: 7, conversation: 18_000, written: 900 },
} as const;
const charactersPerToken = 4;

/** What so many episodes will take of one side. Going by typical runs, a run of one's own may take half or twice as much. */
export function estimateSide({
  who,
  side: { model, promptCharacters },
  episodes,
  callsPerTurn = 1,
}: {
  readonly who: keyof typeof typical;
  readonly side: EstimatedSide;
  readonly episodes: number;
  /** How often the model is called for one message. */
  readonly callsPerTurn?: number;
}): Estimate {
  if (model === null) {
    return { calls: 0, input_tokens: 0, output_tokens: 0, cost_usd: 0 };
  }
  const { calls, conversation, written } = typical[who];
  const times = episodes * callsPerTurn;
  const tokens = (characters: number) => Math.round((times * characters) / charactersPerToken);
  const usage = {
    input_tokens: tokens(calls * promptCharacters + conversation),
    output_tokens: tokens(written),
  };
  return { calls: times * calls, ...usage, cost_usd: costOf({ price: priceOf(model), usage }) };
}
