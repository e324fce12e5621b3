import type { JudgeReply } from '../../records/judge-reply.ts';
import { counted } from '../../text/counted.ts';
import { dollars } from './dollars.ts';

/** What the replies of models took so far. */
export interface Tally {
  add(reply: JudgeReply): void;
  calls(): number;
  /** For the progress line: "$1.23 spent". */
  short(): string;
  /** For the summary, in one sentence. */
  text(): string;
}

/** Counts calls, tokens and cost; what a server does not tell is said to be unknown, not nothing. */
export function createTally(): Tally {
  let calls = 0;
  let cached = 0;
  let untold = 0;
  let unpriced = 0;
  let cost = 0;
  let input = 0;
  let output = 0;
  const spent = () => (unpriced > 0 ? (cost > 0 ? `over ${dollars(cost)}` : 'an unknown sum') : dollars(cost));
  return {
    add: (reply) => {
      calls += 1;
      if (reply.cached) {
        cached += 1;
        return;
      }
      cost += reply.cost_usd ?? 0;
      unpriced += reply.cost_usd === null ? 1 : 0;
      untold += reply.input_tokens === null || reply.output_tokens === null ? 1 : 0;
      input += reply.input_tokens ?? 0;
      output += reply.output_tokens ?? 0;
    },
    calls: () => calls,
    short: () => `${spent()} spent`,
    text: () => {
      const paid = calls - cached;
      const tokens = `${input.toLocaleString('en-US')} tokens in and ${output.toLocaleString('en-US')} out`;
      const known = paid === 0 ? '' : untold > 0 ? ', tokens not told by the server' : `, ${tokens}`;
      const again = cached > 0 ? `; ${counted(cached, 'reply', 'replies')} came from the cache` : '';
      return `The model was asked ${counted(paid, 'time')}${known}, for ${spent()}${again}.`;
    },
  };
}
