import { describe, expect, it } from 'vitest';
import { nameLabel } from '../../src/analyze/judge/name-label.ts';
import { annotatorAgreement } from '../../src/metrics/annotator-agreement.ts';
import type { ReferenceLabel } from '../../src/records/labels/reference-label.ts';
import { sampleLabel } from './samples.ts';

const agreement = (...runs: readonly (readonly ReferenceLabel[])[]) =>
  annotatorAgreement({
    runs: runs.map((labels) => ({ finding: null, labels })),
    annotators: ['ann', 'bea', 'cyd'],
    nameLabel,
  });
const by = (annotator: string, parts: Partial<ReferenceLabel> = {}) => sampleLabel({ annotator, ...parts });

describe('annotatorAgreement', () => {
  it('compares each pair that shares a run, once and in the order of the annotators', () => {
    const pairs = agreement([by('bea'), by('ann')], [by('cyd'), by('bea')], [by('ann')]);
    expect(pairs.map(({ annotators, runs }) => [...annotators, runs])).toEqual([
      ['ann', 'bea', 1],
      ['bea', 'cyd', 1],
    ]);
    expect(agreement([by('ann')], [by('bea')])).toEqual([]);
  });

  it('counts authors, types, categories and steps of both', () => {
    const [pair] = agreement(
      [by('ann'), by('bea')],
      [by('ann', { step: 9 }), by('bea', { author: 'user', type: 'user_omitted', step: 10 })],
      [
        by('ann', { type: 'wrong_tool', category: 'Tool Misuse' }),
        by('bea', { type: 'wrong_tool', category: 'Tool Misuse' }),
      ],
    );
    expect(pair?.measures.author_accuracy).toMatchObject({ hits: 2, n: 3 });
    expect(pair?.measures.type_accuracy).toMatchObject({ hits: 2, n: 3 });
    expect(pair?.measures.agentrx_accuracy).toMatchObject({ hits: 1, n: 1 });
    expect(pair?.measures.step_exact).toMatchObject({ hits: 2, n: 3 });
    expect(pair?.measures.step_within_1).toMatchObject({ hits: 3, n: 3 });
    expect(pair?.measures.author_kappa.n).toBe(3);
  });

  it('compares no word that only one of the two gives, whoever that is', () => {
    const [pair] = agreement(
      [by('ann'), by('bea')],
      [by('ann', { type: null, step: null }), by('bea')],
      [by('ann'), by('bea', { type: null, step: null })],
    );
    expect(pair).toMatchObject({ runs: 3 });
    expect(pair?.measures.author_accuracy).toMatchObject({ hits: 3, n: 3 });
    expect(pair?.measures.type_accuracy).toMatchObject({ hits: 1, n: 1 });
    expect(pair?.measures.step_exact).toMatchObject({ hits: 1, n: 1 });
  });
});
