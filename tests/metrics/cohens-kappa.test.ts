import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohensKappa } from '../../src/metrics/cohens-kappa.ts';
import type { Pair } from '../../src/metrics/confusion-matrix.ts';

const times = (count: number, label: string, found: string): Pair[] =>
  Array.from({ length: count }, () => ({ label, found }));
const name = fc.constantFrom('agent', 'user', 'environment');
const pairs = fc.array(fc.record({ label: name, found: name }), { minLength: 1, maxLength: 60 });

describe('cohensKappa', () => {
  it('gives what the formulas give by hand', () => {
    // Observed 0.7, by chance 0.5 * 0.6 + 0.5 * 0.4 = 0.5, so 0.4. Variance (0.10972 + 0.10188 - 0.01) / (50 * 0.25).
    const kappa = cohensKappa([
      ...times(20, 'yes', 'yes'),
      ...times(5, 'yes', 'no'),
      ...times(10, 'no', 'yes'),
      ...times(15, 'no', 'no'),
    ]);
    expect(kappa.value).toBeCloseTo(0.4, 12);
    expect(kappa.standardError).toBeCloseTo(Math.sqrt(0.016128), 10);
    expect(kappa.low).toBeCloseTo(0.4 - 1.96 * 0.126996, 4);
    expect(kappa.n).toBe(50);
  });

  it('is 0 for a constant answer to varying labels', () => {
    expect(cohensKappa([...times(9, 'agent', 'agent'), ...times(1, 'user', 'agent')]).value).toBeCloseTo(0, 12);
  });

  it('is -1 where two classes of equal size are always swapped', () => {
    const kappa = cohensKappa([...times(4, 'a', 'b'), ...times(4, 'b', 'a')]);
    expect(kappa.value).toBeCloseTo(-1, 12);
    expect(kappa.low).toBe(-1);
  });

  it('is unknown without cases and where only one class was ever used', () => {
    expect(cohensKappa([]).value).toBeNull();
    expect(cohensKappa(times(7, 'agent', 'agent')).value).toBeNull();
  });

  it('is 1 on identical answers with more than one class', () => {
    fc.assert(
      fc.property(fc.array(name, { minLength: 2 }), (names) => {
        fc.pre(new Set(names).size > 1);
        const kappa = cohensKappa(names.map((label) => ({ label, found: label })));
        expect(kappa.value).toBeCloseTo(1, 10);
        expect(kappa.standardError).toBeCloseTo(0, 6);
      }),
    );
  });

  it('lies within its interval and does not care which rater comes first', () => {
    fc.assert(
      fc.property(pairs, (cases) => {
        const kappa = cohensKappa(cases);
        const swapped = cohensKappa(cases.map(({ label, found }) => ({ label: found, found: label })));
        if (kappa.value === null) {
          return void expect(swapped.value).toBeNull();
        }
        expect(swapped.value).toBeCloseTo(kappa.value, 10);
        expect(swapped.standardError).toBeCloseTo(kappa.standardError!, 8);
        expect(kappa.value).toBeGreaterThanOrEqual(kappa.low! - 1e-9);
        expect(kappa.value).toBeLessThanOrEqual(kappa.high! + 1e-9);
        expect(kappa.low).toBeGreaterThanOrEqual(-1);
        expect(kappa.high).toBeLessThanOrEqual(1);
      }),
    );
  });
});
