import { createInterface } from 'node:readline/promises';
import type { Context } from '../context/context.ts';
import type { AnalyzeRequest } from './command.ts';
import type { PlanEstimate } from './describe-plan.ts';
import { dollars } from './dollars.ts';

/** Asks the person at the terminal before what may cost more than `--confirm-above`; without a terminal nobody is asked. */
export async function isConfirmed({
  estimate: { high, expected },
  request: { confirmAbove },
  context: { stdin, err },
  signal,
}: {
  readonly estimate: PlanEstimate;
  readonly request: Pick<AnalyzeRequest, 'confirmAbove'>;
  readonly context: Pick<Context, 'stdin' | 'err'>;
  readonly signal: AbortSignal;
}): Promise<boolean> {
  if (high === null || expected === null || high <= confirmAbove || !stdin.isTTY || !err.isTerminal) {
    return true;
  }
  err.control(`This may cost ${dollars(high)}, ${dollars(expected)} is expected. Go on? [y/N] `);
  const lines = createInterface({ input: stdin });
  try {
    const answer = await lines.question('', { signal });
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    lines.close();
  }
}
