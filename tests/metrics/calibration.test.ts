import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brierScore } from '../../src/metrics/brier-score.ts';
import { reliabilityTable } from '../../src/metrics/reliability-table.ts';

const forecasts = fc.array(fc.record({ confidence: fc.double({ min: 0, max: 1, noNaN: true }), right: fc.boolean() }), {
  minLength: 1,
});

describe('brierScore', () => {
  it('gives what the formula gives by hand', () => {
    // (0.1^2 + 0.8^2) / 2
    expect(
      brierScore([
        { confidence: 0.9, right: true },
        { confidence: 0.8, right: false },
      ]),
    ).toBeCloseTo(0.325, 12);
    expect(brierScore([])).toBeNull();
  });

  it('is a quarter for one half, always', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1 }), (outcomes) => {
        expect(brierScore(outcomes.map((right) => ({ confidence: 0.5, right })))).toBeCloseTo(0.25, 12);
      }),
    );
  });

  it('lies between 0 and 1', () => {
    fc.assert(
      fc.property(forecasts, (some) => {
        expect(brierScore(some)).toBeGreaterThanOrEqual(0);
        expect(brierScore(some)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('reliabilityTable', () => {
  it('puts a bound into the bin above it, and 1 into the last', () => {
    const table = reliabilityTable({
      forecasts: [0, 0.2, 0.6, 0.99, 1].map((confidence) => ({ confidence, right: true })),
    });
    expect(table.map(({ right }) => right.n)).toEqual([1, 1, 0, 1, 2]);
    expect(table[2]?.mean_confidence).toBeNull();
    expect(table[4]?.mean_confidence).toBeCloseTo(0.995, 12);
  });

  it('holds every forecast once', () => {
    fc.assert(
      fc.property(forecasts, (some) => {
        expect(reliabilityTable({ forecasts: some }).reduce((sum, { right }) => sum + right.n, 0)).toBe(some.length);
      }),
    );
  });
});
