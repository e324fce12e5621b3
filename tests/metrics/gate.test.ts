import { describe, expect, it } from 'vitest';
import { nameLabel } from '../../src/analyze/judge/name-label.ts';
import { checkGate, comparisons, type Gate } from '../../src/metrics/gate.ts';
import { scoreFindings } from '../../src/metrics/score-findings.ts';
import { sampleFinding, sampleLabel } from './samples.ts';

/** Three of four authors right: 0.75, its interval from 0.3006 to 0.9544. */
const scoreOfFour = () =>
  scoreFindings({
    findings: [0, 1, 2, 3].map((task_id) => sampleFinding({ task_id })),
    labels: [0, 1, 2, 3].map((task_id) => sampleLabel({ task_id, author: task_id === 3 ? 'user' : 'agent' })),
    nameLabel,
  });

const gate = (parts: Partial<Gate> = {}): Gate => ({
  text: 'the gate',
  annotator: null,
  measure: 'author_accuracy',
  part: 'value',
  comparison: '<',
  bound: 0.8,
  ...parts,
});
const check = (parts: Partial<Gate> = {}, of = scoreOfFour()) => checkGate({ gate: gate(parts), score: of });

describe('a gate', () => {
  it('says what the number is where its condition holds, and nothing where it does not', () => {
    expect(check()).toBe('the gate: it is 0.75 (n 4).');
    expect(check({ bound: 0.7 })).toBeNull();
  });

  it.each<[Gate['comparison'], readonly boolean[]]>([
    ['<', [false, false, true]],
    ['<=', [false, true, true]],
    ['>', [true, false, false]],
    ['>=', [true, true, false]],
    ['==', [false, true, false]],
    ['!=', [true, false, true]],
  ])('compares by %s with a bound below, at and above the number', (comparison, expected) => {
    expect([0.5, 0.75, 0.8].map((bound) => check({ comparison, bound }) !== null)).toEqual(expected);
  });

  it('knows every comparison that can be written', () => {
    expect([...comparisons].sort()).toEqual(['!=', '<', '<=', '==', '>', '>=']);
  });

  it('looks at the part of the measure that it names', () => {
    expect(check({ part: 'low', bound: 0.31 })).toMatch(/^the gate: it is 0\.300\d+ \(n 4\)\.$/);
    expect(check({ part: 'high', comparison: '>', bound: 0.95 })).toMatch(/^the gate: it is 0\.954\d+ \(n 4\)\.$/);
    expect(check({ part: 'n', comparison: '==', bound: 4 })).toBe('the gate: it is 4 (n 4).');
  });

  it('is not passed by a number that was not measured', () => {
    expect(check({ measure: 'proven_of_tested' })).toBe('the gate: not measured (0 cases).');
    expect(check({ measure: 'cost_usd', part: 'low' })).toBe('the gate: not measured (4 cases).');
  });

  it('asks the annotator that it names, and says who there is where there is no such one', () => {
    expect(check({ annotator: 'ann', bound: 0.8 })).toBe('the gate: it is 0.75 (n 4).');
    expect(check({ annotator: 'bea' })).toBe('the gate: not measured (0 cases); there is no annotator bea, only ann.');
  });

  it('says where kappa is measured when there are several annotators', () => {
    const findings = [sampleFinding(), sampleFinding({ task_id: 1, author: 'user' })];
    const labels = ['ann', 'bea'].flatMap((annotator) => [
      sampleLabel({ annotator }),
      sampleLabel({ annotator, task_id: 1, author: 'user' }),
    ]);
    const several = scoreFindings({ findings, labels, nameLabel });
    expect(check({ measure: 'author_kappa' }, several)).toBe(
      'the gate: not measured (2 cases); with several annotators kappa is measured against each: ANNOTATOR:author_kappa, of ann, bea.',
    );
    expect(check({ measure: 'author_kappa', annotator: 'bea', comparison: '>', bound: 0.9 }, several)).toBe(
      'the gate: it is 1 (n 2).',
    );
    expect(check({ measure: 'proven_of_tested' }, several)).toBe('the gate: not measured (0 cases).');
    const one = scoreFindings({ findings: [], labels: [sampleLabel()], nameLabel });
    expect(check({ measure: 'author_kappa' }, one)).toBe('the gate: not measured (0 cases).');
    expect(check({ measure: 'author_kappa', annotator: 'ann' }, one)).toBe('the gate: not measured (0 cases).');
  });
});
