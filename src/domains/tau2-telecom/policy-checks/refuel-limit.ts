import type { PolicyCheck } from '../../engine/policy-check.ts';

/** Gigabytes that may be added to a line at most (tau2's telecom policy). */
const most = 2;

/** More data than the policy allows to be added to a line, with what was added before in the conversation. */
export const refuelLimit: PolicyCheck = {
  name: 'refuel_limit',
  tool: 'refuel_data',
  breachOf: ({ line_id, gb_amount }, _database, { earlier }) => {
    const before = earlier
      .filter(({ name, arguments: given }) => name === 'refuel_data' && given['line_id'] === line_id)
      .reduce((sum, { arguments: given }) => sum + Number(given['gb_amount']), 0);
    const total = before + Number(gb_amount);
    if (!(total > most)) {
      return null;
    }
    const sum = before > 0 ? `, with ${before} GB before it` : '';
    return {
      forbidden: `more than ${most} GB to be added to line ${line_id}`,
      did: `added ${gb_amount} GB to line ${line_id}${sum}`,
      reason: `at most ${most} GB of data may be refueled`,
      instead: `Add no more than ${most} GB in all to line ${line_id}.`,
      about: ['gb_amount'],
    };
  },
};
