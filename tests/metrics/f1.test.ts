import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confusionMatrix } from '../../src/metrics/confusion-matrix.ts';
import { classScores, macroF1 } from '../../src/metrics/f1.ts';

const name = fc.constantFrom('agent', 'user', 'environment', 'undetermined');
const pairs = fc.array(fc.record({ label: name, found: name }), { minLength: 1 });

describe('classScores and macroF1', () => {
  // agent: 2 of 3 found, 3 said: F1 2*2/6. user: 1 of 2 found, 1 said: F1 2/3.
  const cases = [
    { label: 'agent', found: 'agent' },
    { label: 'agent', found: 'agent' },
    { label: 'agent', found: 'error' },
    { label: 'user', found: 'agent' },
    { label: 'user', found: 'user' },
  ];

  it('gives what the formulas give by hand', () => {
    expect(classScores(cases)).toEqual([
      { name: 'agent', precision: 2 / 3, recall: 2 / 3, f1: 4 / 6, support: 3 },
      { name: 'user', precision: 1, recall: 1 / 2, f1: 2 / 3, support: 2 },
    ]);
    expect(macroF1(cases)).toBeCloseTo(2 / 3, 12);
  });

  it('makes no class of what no label says', () => {
    expect(classScores(cases).map((score) => score.name)).not.toContain('error');
  });

  it('is null without cases, and gives a class that was never found neither precision nor credit', () => {
    expect(macroF1([])).toBeNull();
    expect(classScores([{ label: 'user', found: 'agent' }])[0]).toMatchObject({ precision: null, f1: 0 });
  });

  it('gives a constant answer 2p / (1 + p) on its own class, divided by the number of classes', () => {
    fc.assert(
      fc.property(fc.array(name, { minLength: 1 }), (labels) => {
        const share = labels.filter((label) => label === 'agent').length / labels.length;
        const expected = (2 * share) / (1 + share) / new Set(labels).size;
        expect(macroF1(labels.map((label) => ({ label, found: 'agent' })))).toBeCloseTo(expected, 10);
      }),
    );
  });

  it('is 1 exactly where everything is right', () => {
    fc.assert(
      fc.property(pairs, (some) => {
        const right = some.every(({ label, found }) => label === found);
        expect(macroF1(some)! > 1 - 1e-12).toBe(right);
      }),
    );
  });
});

describe('confusionMatrix', () => {
  it('counts every pair once, with the names of labels first', () => {
    const matrix = confusionMatrix([
      { label: 'user', found: 'agent' },
      { label: 'user', found: 'agent' },
      { label: 'user', found: 'user' },
    ]);
    expect(matrix).toEqual({
      names: ['user', 'agent'],
      counts: [
        [1, 2],
        [0, 0],
      ],
    });
  });

  it('keeps the total', () => {
    fc.assert(
      fc.property(pairs, (some) => {
        const total = confusionMatrix(some)
          .counts.flat()
          .reduce((sum, count) => sum + count, 0);
        expect(total).toBe(some.length);
      }),
    );
  });
});
