import type { Plan } from '../../analyze/plan.ts';
import { priceOf } from '../../models/prices.ts';
import { counted } from '../../text/counted.ts';
import type { AnalyzeRequest } from './command.ts';

/** Tokens of the standing orders and of a reply, as a first estimate. */
const ordersTokens = 1_600;
const replyTokens = 900;

/** What is going to happen and what it would cost, in a line; a reader decides on it, so unknown is said to be unknown. */
export function describePlan(plan: Plan, { judge, model }: Pick<AnalyzeRequest, 'judge' | 'model'>): string {
  const runs = `${counted(plan.runs, 'run')} to judge`;
  const input = Math.round(plan.characters / 4) + plan.runs * ordersTokens;
  const size = `about ${(input / 1000).toFixed(0)} thousand tokens of input for a model`;
  if (judge !== 'llm' || model === null) {
    return `${runs}; ${size}, none for the rules.`;
  }
  const price = priceOf(model.slice(model.lastIndexOf('/') + 1));
  if (!price) {
    return `${runs}; ${size}; cost unknown (no price for ${model}).`;
  }
  const cost = (input * price.input + plan.runs * replyTokens * price.output) / 1e6;
  return `${runs}; ${size}; about $${cost.toFixed(2)} at ${model}'s list price. Findings that are there already cost nothing.`;
}
