import { describe, expect, it } from 'vitest';
import { isFailed, isPassed, outcomeOf } from '../../src/records/reward.ts';

describe('what a reward says', () => {
  it.each([
    [1, 'passed'],
    [1 - 1e-7, 'passed'],
    [1 + 1e-7, 'passed'],
    [0.999, 'partial'],
    [1.1, 'partial'],
    [0.5, 'partial'],
    [0, 'failed'],
    [1e-7, 'failed'],
    [-1, 'failed'],
    [null, 'ungraded'],
  ] as const)('%d: %s', (reward, outcome) => {
    expect(outcomeOf(reward)).toBe(outcome);
    expect(isPassed(reward)).toBe(outcome === 'passed');
    expect(isFailed(reward)).toBe(outcome === 'partial' || outcome === 'failed');
  });
});
