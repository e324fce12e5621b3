import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { observe } from '../../src/analyze/evidence/observation.ts';
import { type Phase, type RuleName, ruleTable, traitsOf } from '../../src/analyze/evidence/rule-table.ts';
import { decide, lookOver } from '../../src/analyze/judge/rules/rules-judge.ts';

const folder = fileURLToPath(new URL('../../src/analyze/evidence/rules/', import.meta.url));
const names = Object.keys(ruleTable) as RuleName[];

/** Names that stand behind `rule:` in a rule file, where one is told, or a choice between two. */
const emitted = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/\brule: ([^,\n]+)/g)].flatMap(([, told = '']) =>
      [...told.matchAll(/'([a-z_]+)'/g)].map(([, name = '']) => name),
    ),
  );

const suspicion = (step: number | null) => ({
  author: 'agent' as const,
  type: 'wrong_argument' as const,
  step,
  keys: [],
  description: '',
  correct_behavior: '',
});
const unsaid = (step: number) =>
  observe({ rule: 'output_missing', detail: { expected: ['x'] }, suspicion: suspicion(step) });

describe('the table of rules', () => {
  it('has every rule that a rule file tells, and no other', () => {
    expect([...new Set(emitted)].sort()).toEqual([...names].sort());
  });

  it('gives a confidence to whatever can be a verdict, and none to a plain fact', () => {
    for (const name of names) {
      const { phase, confidence, mends } = traitsOf(name);
      expect([name, confidence === null]).toEqual([name, phase === 'fact']);
      if (phase === 'fact') {
        expect(mends).toEqual([]);
      }
    }
  });

  it('has one order in each phase in which the judge has to choose by it', () => {
    const chosen: Phase[] = ['infrastructure', 'benchmark', 'stop', 'missing', 'output', 'limit'];
    for (const phase of chosen) {
      const places = names.filter((name) => traitsOf(name).phase === phase).map((name) => traitsOf(name).order);
      expect([...places].sort()).toEqual(places.map((_, index) => index + 1));
    }
    const others = names.filter((name) => !chosen.includes(traitsOf(name).phase));
    expect(others.filter((name) => traitsOf(name).order !== null)).toEqual([]);
  });

  it('is what the judge goes by: an earlier phase first, then the order within it', () => {
    const step = 3;
    const corrected = observe({
      rule: 'passes_corrected',
      detail: { fields: [] },
      suspicion: { ...suspicion(step), type: 'ground_truth_defect' },
    });
    const order = observe({
      rule: 'list_order',
      detail: { fields: [] },
      suspicion: { ...suspicion(step), type: 'grader_defect' },
    });
    expect(decide([unsaid(step), order, corrected]).faults[0]).toMatchObject({
      type: 'ground_truth_defect',
      confidence: 0.97,
    });
    expect(decide([unsaid(step), order]).faults[0]).toMatchObject({ type: 'grader_defect', confidence: 0.9 });
    expect(decide([unsaid(step)]).faults[0]).toMatchObject({ type: 'wrong_argument', step });
  });

  it('is what tells a breach of the policy in a run that passed', () => {
    const call = { name: 'renew_loan', arguments: {} };
    const yes = observe({ rule: 'write_without_yes', step: 4, detail: { call, turn: null, proposed: false } });
    expect(lookOver([unsaid(2), yes]).faults).toMatchObject([{ type: 'policy_violation', severity: 'minor', step: 4 }]);
    expect(lookOver([unsaid(2)]).faults).toMatchObject([{ type: 'undetermined' }]);
  });
});
