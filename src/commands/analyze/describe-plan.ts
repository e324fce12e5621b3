import type { JudgeName } from '../../analyze/judge/index.ts';
import type { Plan } from '../../analyze/plan.ts';
import { costOf, priceOf } from '../../models/prices.ts';
import { counted } from '../../text/counted.ts';
import { dollars } from './dollars.ts';

/** Tokens of the standing orders with the shape of the reply. */
const ordersTokens = 2_100;
/** Tokens of a reply: short, usual, and one that thinks at length or has to be asked for again. */
const replyTokens = { low: 350, expected: 900, high: 4_000 } as const;
const charactersPerToken = 4;

/** What a model would be asked and what it would take; costs in US dollars, null where the price is unknown. */
export interface PlanEstimate {
  readonly model: string | null;
  readonly calls: number;
  readonly input_tokens: number;
  readonly output_tokens: number;
  readonly low: number | null;
  readonly expected: number | null;
  readonly high: number | null;
}

/** Estimates an analysis. High counts every run twice, for a reply that cannot be used is asked for again. */
export function estimatePlan(
  plan: Plan,
  { judge, model, votes }: { readonly judge: JudgeName; readonly model: string | null; readonly votes: number },
): PlanEstimate {
  const calls = judge === 'rules' ? 0 : plan.asked * votes;
  const input =
    judge === 'rules' ? 0 : Math.round(plan.characters / charactersPerToken + plan.asked * ordersTokens) * votes;
  const price = model === null ? null : priceOf(model.slice(model.lastIndexOf('/') + 1));
  const cost = (input_tokens: number, output_tokens: number) =>
    costOf({ price, usage: { input_tokens, output_tokens } });
  return {
    model,
    calls,
    input_tokens: input,
    output_tokens: calls * replyTokens.expected,
    low: cost(input, calls * replyTokens.low),
    expected: cost(input, calls * replyTokens.expected),
    high: cost(2 * input, 2 * calls * replyTokens.high),
  };
}

/** What is going to happen and what it would cost, in a line; a reader decides on it, so unknown is said to be unknown. */
export function describePlan(plan: Plan, estimate: PlanEstimate): string {
  const { model, calls, input_tokens, output_tokens, low, expected, high } = estimate;
  const runs = `${counted(plan.runs, 'run')} to judge`;
  if (calls === 0) {
    const size = `about ${thousands(plan.characters / charactersPerToken + plan.runs * ordersTokens)} tokens of input for a model`;
    return plan.asked < plan.runs && plan.asked === 0 && model !== null
      ? `${runs}; the rules settle all of them, so no model is asked.`
      : `${runs}; ${size}, none for the rules.`;
  }
  const settled = plan.asked < plan.runs ? `, ${plan.runs - plan.asked} of them settled by the rules` : '';
  const size = `${counted(calls, 'call')} of ${model ?? 'a model'}, about ${thousands(input_tokens)} tokens in and ${thousands(output_tokens)} out`;
  const cost =
    low === null || expected === null || high === null
      ? `cost unknown${model === null ? '' : ` (no price for ${model})`}`
      : `${dollars(expected)} expected, ${dollars(low)} if replies are short, ${dollars(high)} if they are long and asked for twice, at list price`;
  return `${runs}${settled}; ${size}; ${cost}. Findings and replies that are there already cost nothing.`;
}

function thousands(tokens: number): string {
  return tokens < 10_000
    ? Math.round(tokens).toLocaleString('en-US')
    : `${Math.round(tokens / 1000).toLocaleString('en-US')} thousand`;
}
