import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilsonInterval } from '../../src/metrics/wilson-interval.ts';

const counts = fc
  .integer({ min: 1, max: 5000 })
  .chain((n) => fc.integer({ min: 0, max: n }).map((hits) => ({ hits, n })));

describe('wilsonInterval', () => {
  it('gives what the formula gives by hand', () => {
    // 7 of 13: centre (0.538462 + 0.147748) / 1.295497 = 0.529689, half 1.512905 * sqrt(0.019117 + 0.005683) = 0.238251
    const { low, high } = wilsonInterval({ hits: 7, n: 13 })!;
    expect(low).toBeCloseTo(0.29144, 4);
    expect(high).toBeCloseTo(0.76794, 4);
  });

  it('ends at z^2 / (n + z^2) where nothing was hit', () => {
    const { low, high } = wilsonInterval({ hits: 0, n: 10 })!;
    expect(low).toBe(0);
    expect(high).toBeCloseTo(3.841459 / 13.841459, 6);
  });

  it('is null without cases', () => {
    expect(wilsonInterval({ hits: 0, n: 0 })).toBeNull();
  });

  it('holds the share and stays within 0 to 1', () => {
    fc.assert(
      fc.property(counts, ({ hits, n }) => {
        const { low, high } = wilsonInterval({ hits, n })!;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(hits / n);
        expect(high).toBeGreaterThanOrEqual(hits / n);
        expect(high).toBeGreaterThan(low);
      }),
    );
  });

  it('is mirrored when hits and misses change places', () => {
    fc.assert(
      fc.property(counts, ({ hits, n }) => {
        const one = wilsonInterval({ hits, n })!;
        const other = wilsonInterval({ hits: n - hits, n })!;
        expect(one.low).toBeCloseTo(1 - other.high, 10);
        expect(one.high).toBeCloseTo(1 - other.low, 10);
      }),
    );
  });

  it('gets narrower with more cases of the same share', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 2, max: 20 }), ({ hits, n }, times) => {
        const small = wilsonInterval({ hits, n })!;
        const large = wilsonInterval({ hits: hits * times, n: n * times })!;
        expect(large.high - large.low).toBeLessThan(small.high - small.low);
      }),
    );
  });
});
