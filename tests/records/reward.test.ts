import { describe, expect, it } from 'vitest';
import { isFailed, isPassed, outcomeOf, rewardSchema } from '../../src/records/reward.ts';

describe('what a reward says', () => {
  it.each([
    [1, 'passed'],
    [1 - 1e-7, 'passed'],
    [1 + 1e-7, 'passed'],
    [1 - 2e-6, 'partial'],
    [0.999, 'partial'],
    [1.1, 'partial'],
    [0.5, 'partial'],
    [0, 'failed'],
    [1e-6, 'failed'],
    [1e-7, 'failed'],
    [-1, 'failed'],
    [null, 'ungraded'],
  ] as const)('%d: %s', (reward, outcome) => {
    expect(outcomeOf(reward)).toBe(outcome);
    expect(isPassed(reward)).toBe(outcome === 'passed');
    expect(isFailed(reward)).toBe(outcome === 'partial' || outcome === 'failed');
  });
});

describe('the grader’s account of a reward', () => {
  const action = { name: 'f', arguments: {}, compare_arguments: null, requestor: 'assistant' };
  const account = {
    state_matches: true,
    ground_truth_hash: 'abc',
    outputs: [{ text: '10', said: true }],
    action_checks: [
      { action, matched: true, kind: 'read' },
      { action, matched: false, kind: 'write' },
      { action, matched: false, kind: null },
    ],
    assertion_checks: [{ text: 'It is done.', met: true, justification: null }],
    breakdown: { DB: 1 },
  };

  it('keeps every part, and is silent on what the file does not tell', () => {
    expect(rewardSchema.parse(account)).toEqual(account);
    const silent = Object.fromEntries(Object.keys(account).map((part) => [part, null]));
    expect(rewardSchema.parse(silent)).toEqual(silent);
  });

  it.each(Object.keys(account))('is none without %s', (part) => {
    expect(rewardSchema.safeParse({ ...account, [part]: undefined }).success).toBe(false);
  });

  it('knows reads and writes only', () => {
    expect(rewardSchema.safeParse({ ...account, action_checks: [{ action, matched: true, kind: '' }] }).success).toBe(
      false,
    );
  });
});
