import type { ModelReply } from '../models/model.ts';

/** What calls of models took. Tokens and cost are null as soon as one call did not tell. */
export interface Spending {
  readonly calls: number;
  readonly input_tokens: number | null;
  readonly output_tokens: number | null;
  readonly cost_usd: number | null;
  /** Replies that were cut off, by the reason; absent where there are none. */
  readonly finish_reasons?: Readonly<Record<string, number>> | undefined;
}

/** Nothing spent. */
export const noSpending: Spending = { calls: 0, input_tokens: 0, output_tokens: 0, cost_usd: 0 };

/** What one reply took. */
export function spendingOf({ usage, cost_usd, finish_reason }: ModelReply): Spending {
  return { calls: 1, ...usage, cost_usd, ...(finish_reason && { finish_reasons: { [finish_reason]: 1 } }) };
}

/** Two amounts together; unknown stays unknown. */
export function addSpending(one: Spending, other: Spending): Spending {
  return {
    calls: one.calls + other.calls,
    input_tokens: add(one.input_tokens, other.input_tokens),
    output_tokens: add(one.output_tokens, other.output_tokens),
    cost_usd: add(one.cost_usd, other.cost_usd),
    ...((one.finish_reasons || other.finish_reasons) && {
      finish_reasons: addCounts(one.finish_reasons ?? {}, other.finish_reasons ?? {}),
    }),
  };
}

function addCounts(one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>) {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries([...names].map((name) => [name, (one[name] ?? 0) + (other[name] ?? 0)]));
}

function add(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one + other;
}
