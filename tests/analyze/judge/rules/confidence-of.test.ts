import { describe, expect, it } from 'vitest';
import { type RuleName, traitsOf } from '../../../../src/analyze/evidence/rule-table.ts';
import type { ConfidenceTable } from '../../../../src/analyze/judge/rules/confidence-cell.ts';
import { confidenceOf } from '../../../../src/analyze/judge/rules/confidence-of.ts';
import { confidenceTable } from '../../../../src/analyze/judge/rules/confidence-table.ts';

const cell = (confidence: number) => ({ confidence, cases: 8, right: 6, pooled: false });
const table: ConfidenceTable = {
  rules: { refusal: 3, crash: 2 },
  phases: { missing: { settled: cell(0.81), open: cell(0.61) } },
};

describe('confidenceOf', () => {
  it('is what was measured for the phase and the certainty of the chain', () => {
    expect(confidenceOf({ rule: 'refusal', certainty: 'settled', table })).toBe(0.81);
  });

  it('takes the certainty from the rule where there is no chain', () => {
    expect(confidenceOf({ rule: 'refusal', certainty: null, table })).toBe(0.61);
  });

  it('is the prior of a chain for a rule that was never met, whatever its phase was', () => {
    const priors = (['settled', 'supported', 'contested', 'open'] as const).map((certainty) =>
      confidenceOf({ rule: 'stopped_short', certainty, table }),
    );
    expect(priors).toEqual([0.9, 0.75, 0.55, 0.5]);
  });

  it('is the prior of the rule where there is no chain and nothing was measured', () => {
    expect(confidenceOf({ rule: 'stopped_short', certainty: null, table })).toBe(traitsOf('stopped_short').confidence);
    expect(confidenceOf({ rule: 'crash', certainty: null, table })).toBe(traitsOf('crash').confidence);
    expect(confidenceOf({ rule: 'refusal', certainty: 'contested', table })).toBe(0.55);
  });

  it('is even odds for a plain fact', () => {
    expect(confidenceOf({ rule: 'replay', certainty: null, table })).toBe(0.5);
  });

  it('goes by the table that ships where none is given', () => {
    expect(confidenceOf({ rule: 'crash', certainty: null })).toBe(
      confidenceTable.phases.infrastructure?.settled?.confidence,
    );
  });
});

describe('the table that ships', () => {
  const cells = Object.values(confidenceTable.phases).flatMap((phase) =>
    Object.entries(phase).map(([status, one]) => ({ status, ...one })),
  );

  it('has the phases of the rules that it counts', () => {
    const rules = Object.keys(confidenceTable.rules) as RuleName[];
    expect(Object.keys(confidenceTable.phases)).toEqual([...new Set(rules.map((rule) => traitsOf(rule).phase).sort())]);
    expect(Object.values(confidenceTable.phases).every((phase) => Object.keys(phase).length > 0)).toBe(true);
  });

  it('says the share that was right, give or take what keeps it rising', () => {
    for (const { confidence, cases, right } of cells) {
      expect(Math.abs(confidence - (right + 1) / (cases + 2))).toBeLessThan(0.1);
    }
  });

  it('counts a status in all phases where it says so, and in fewer else', () => {
    for (const { status, pooled, cases } of cells) {
      const all = cells.filter((other) => other.status === status && other.pooled).map((other) => other.cases);
      expect(new Set(all).size).toBe(1);
      expect([status, pooled]).toEqual([status, cases === all[0]]);
    }
  });
});
