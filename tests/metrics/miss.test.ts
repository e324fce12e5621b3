import { describe, expect, it } from 'vitest';
import { nameLabel } from '../../src/analyze/judge/name-label.ts';
import { scoreFindings } from '../../src/metrics/score-findings.ts';
import type { Finding } from '../../src/records/finding.ts';
import type { ReferenceLabel } from '../../src/records/labels/reference-label.ts';
import { sampleError, sampleFinding, sampleLabel } from './samples.ts';

const missesOf = (finding: Finding, ...labels: readonly ReferenceLabel[]) =>
  scoreFindings({ findings: [finding], labels, nameLabel }).misses;

describe('a miss', () => {
  it('tells all of finding and label', () => {
    const finding = sampleFinding({
      trial: 1,
      author: 'user',
      type: 'user_omitted',
      step: 6,
      counterfactual: { proven: true, repair: 'say the city', diff: [], edits: [], reward_after: 1 },
    });
    const label = sampleLabel({
      comment: 'Said the street alone.',
      category: 'Tool Misuse',
      category_text: 'tool misuse',
    });
    expect(missesOf(finding, label)).toEqual([
      {
        trajectory: finding.trajectory,
        file: 'runs/retail.json',
        task_id: 0,
        trial: 1,
        status: 'judged',
        wrong: ['author', 'type', 'agentrx', 'step'],
        found: { author: 'user', type: 'user_omitted', step: 6, agentrx: finding.names.agentrx, confidence: 0.8 },
        distance: 2,
        labels: [
          {
            annotator: 'ann',
            author: 'agent',
            type: 'wrong_argument',
            step: 4,
            category: 'Tool Misuse',
            category_text: 'tool misuse',
            comment: 'Said the street alone.',
          },
        ],
        reason: 'The agent wrote the wrong address.',
        proven: true,
        repair: 'say the city',
      },
    ]);
  });

  it('is none where all is right, or the label does not speak of it', () => {
    expect(missesOf(sampleFinding(), sampleLabel())).toEqual([]);
    expect(missesOf(sampleFinding({ step: 9 }), sampleLabel({ step: null }))).toEqual([]);
    expect(missesOf(sampleFinding({ type: 'wrong_tool' }), sampleLabel({ type: null }))).toEqual([]);
  });

  it('has no proof where nothing was tried, and gives an error for the reason', () => {
    const [miss] = missesOf(sampleFinding({ author: 'user' }), sampleLabel());
    expect(miss).toMatchObject({ proven: null, repair: null, reason: 'The agent wrote the wrong address.' });
    const [error] = missesOf(sampleError(), sampleLabel());
    expect(error).toMatchObject({ reason: 'The model did not answer.', distance: null, status: 'error' });
  });

  it('takes the category into account only where a label brings one, whoever does', () => {
    const finding = sampleFinding({ type: 'wrong_tool' });
    const named = sampleLabel({ annotator: 'bea', type: 'wrong_tool', category: 'Invention of New Information' });
    expect(missesOf(finding, sampleLabel({ type: 'wrong_tool' }))).toEqual([]);
    expect(missesOf(finding, named).map(({ wrong }) => wrong)).toEqual([['agentrx']]);
    const silent = sampleLabel({ type: null });
    expect(missesOf(finding, silent, named).map(({ wrong }) => wrong)).toEqual([['agentrx']]);
  });

  it('goes by the nearest step that any label names', () => {
    const [miss] = missesOf(
      sampleFinding({ step: 8 }),
      sampleLabel({ step: 3 }),
      sampleLabel({ annotator: 'bea', step: 9 }),
    );
    expect(miss).toMatchObject({ distance: 1, wrong: ['step'] });
    expect(
      missesOf(sampleFinding({ step: 9 }), sampleLabel({ step: 3 }), sampleLabel({ annotator: 'bea', step: 9 })),
    ).toEqual([]);
  });
});
