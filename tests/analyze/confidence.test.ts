import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitConfidence } from '../../scripts/calibrate/fit-confidence.ts';
import { isotonicRegression } from '../../scripts/calibrate/isotonic-regression.ts';
import type { LabelledVerdict } from '../../scripts/calibrate/labelled-verdicts.ts';
import { confidenceTablePath, measuredConfidenceTable } from '../../scripts/calibrate/measured-confidence-table.ts';
import { traitsOf } from '../../src/analyze/evidence/rule-table.ts';
import { confidenceOf } from '../../src/analyze/judge/rules/confidence-of.ts';
import { confidenceTable } from '../../src/analyze/judge/rules/confidence-table.ts';

describe('the confidence of the rules judge', () => {
  it('is what `npm run calibrate-confidence` would write', async () => {
    expect(readFileSync(confidenceTablePath, 'utf8')).toBe(await measuredConfidenceTable());
  });

  it('never falls as the attribution gets more certain, and is never 0 or 1', () => {
    const phases = Object.values(confidenceTable.phases);
    expect(phases.length).toBeGreaterThan(4);
    for (const cells of phases) {
      const rising = (['open', 'contested', 'supported', 'settled'] as const).flatMap(
        (status) => cells[status]?.confidence ?? [],
      );
      expect(rising).toEqual(rising.toSorted((one, other) => one - other));
      expect(rising.every((confidence) => confidence > 0 && confidence < 1)).toBe(true);
    }
  });

  const verdicts = (count: number, right: boolean, parts: Pick<LabelledVerdict, 'rule' | 'phase' | 'status'>) =>
    Array.from({ length: count }, () => ({ ...parts, right }));
  const table = fitConfidence([
    ...verdicts(8, true, { rule: 'write_unintended', phase: 'write', status: 'settled' }),
    ...verdicts(6, true, { rule: 'refusal', phase: 'missing', status: 'supported' }),
    ...verdicts(2, false, { rule: 'refusal', phase: 'missing', status: 'supported' }),
    ...verdicts(2, false, { rule: 'crash', phase: 'infrastructure', status: 'settled' }),
  ]);

  it('is the share that was right, of the phase where it has cases enough, else of the status', () => {
    expect(table.phases.write?.settled).toEqual({ confidence: 0.9, cases: 8, right: 8, pooled: false });
    expect(table.phases.missing?.supported).toEqual({ confidence: 0.7, cases: 8, right: 6, pooled: false });
    expect(table.phases.infrastructure?.settled).toMatchObject({ cases: 10, right: 8, pooled: true });
    expect(table.phases.write?.open).toBeUndefined();
  });

  it('stays a prior for a rule and a status that no labelled run speaks of', () => {
    expect(confidenceOf({ rule: 'refusal', certainty: 'supported', table })).toBe(0.7);
    expect(confidenceOf({ rule: 'refusal', certainty: 'contested', table })).toBe(0.55);
    expect(confidenceOf({ rule: 'rejected_call', certainty: null, table })).toBe(traitsOf('rejected_call').confidence);
  });
});

describe('isotonic regression', () => {
  it('pools what goes down', () => {
    const levels = [0.2, 0.6, 0.4, 0.9].map((value, index) => ({ value, weight: index === 1 ? 3 : 1 }));
    expect(isotonicRegression(levels).map((value) => value.toFixed(2))).toEqual(['0.20', '0.55', '0.55', '0.90']);
  });

  it('rises, and keeps the weighted mean', () => {
    const level = fc.record({
      value: fc.double({ min: 0, max: 1, noNaN: true }),
      weight: fc.integer({ min: 1, max: 50 }),
    });
    fc.assert(
      fc.property(fc.array(level, { maxLength: 12 }), (levels) => {
        const fitted = isotonicRegression(levels);
        expect(fitted.length).toBe(levels.length);
        for (const [index, value] of fitted.entries()) {
          expect(value).toBeGreaterThanOrEqual(fitted[index - 1] ?? 0);
        }
        const mean = (values: readonly number[]) =>
          values.reduce((sum, value, index) => sum + value * (levels[index]?.weight ?? 0), 0);
        expect(mean(fitted)).toBeCloseTo(mean(levels.map(({ value }) => value)), 6);
      }),
    );
  });
});
