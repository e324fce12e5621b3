import { describe, expect, it } from 'vitest';
import { cohensKappa } from '../../src/metrics/cohens-kappa.ts';
import { confusionMatrix } from '../../src/metrics/confusion-matrix.ts';
import { classScores } from '../../src/metrics/f1.ts';
import { plainMeasure, shareOf } from '../../src/metrics/measure.ts';
import { nameFinding } from '../../src/metrics/namings.ts';
import { reliabilityTable } from '../../src/metrics/reliability-table.ts';
import { stepDistance } from '../../src/metrics/step-distance.ts';
import { toOutcome } from '../../src/metrics/to-outcome.ts';
import { wilsonInterval } from '../../src/metrics/wilson-interval.ts';
import { sampleError, sampleFinding } from './samples.ts';

describe('a share', () => {
  it('brings its interval along', () => {
    const interval = wilsonInterval({ hits: 2, n: 3 });
    expect(shareOf([true, false, true])).toEqual({ value: 2 / 3, n: 3, hits: 2, ...interval });
  });

  it('of nothing is unknown, and so is its interval', () => {
    expect(shareOf([])).toEqual({ value: null, n: 0, hits: 0, low: null, high: null });
  });

  it('is told from a number that is none', () => {
    expect(plainMeasure({ value: 0.5, n: 4 })).toEqual({ value: 0.5, n: 4, hits: null, low: null, high: null });
  });
});

describe('the distance of steps', () => {
  it('is that to the nearest', () => {
    expect([3, 9, 5].map((step) => stepDistance({ step, accepted: [9, 4] }))).toEqual([1, 0, 1]);
  });

  it('is unknown where one side names none', () => {
    expect(stepDistance({ step: null, accepted: [4] })).toBeNull();
    expect(stepDistance({ step: 4, accepted: [] })).toBeNull();
    expect(stepDistance({ step: null, accepted: [] })).toBeNull();
  });
});

describe('a finding in words', () => {
  it('has one in every vocabulary, and `none` where it has none', () => {
    expect(nameFinding(sampleFinding({ author: 'user', type: 'user_omitted' }))).toMatchObject({
      author: 'user',
      type: 'user_omitted',
      tau_bench: 'none',
    });
    const silent = sampleFinding({ names: { tau_bench: null, agentrx: null, tau2: null } });
    expect(nameFinding({ ...silent, author: null, type: null })).toEqual({
      author: 'none',
      type: 'none',
      tau_bench: 'none',
      agentrx: 'none',
    });
  });

  it("takes AgentRx's spelling as ours where it is known, and as it is where it is not", () => {
    const named = (agentrx: string) =>
      nameFinding(sampleFinding({ names: { tau_bench: null, agentrx, tau2: null } })).agentrx;
    expect(named('invention of new information')).toBe('Invention of New Information');
    expect(named('Sunspots')).toBe('Sunspots');
  });

  it('is `error` throughout where there is no verdict', () => {
    const error = { author: 'error', type: 'error', tau_bench: 'error', agentrx: 'error' };
    expect(nameFinding(sampleError())).toEqual(error);
  });
});

describe('names', () => {
  const pairs = [
    { label: 'user', found: 'zebra' },
    { label: 'agent', found: 'error' },
    { label: 'user', found: 'agent' },
  ];

  it('stand in alphabetical order: those of labels, then those that were only found', () => {
    expect(confusionMatrix(pairs)).toEqual({
      names: ['agent', 'user', 'error', 'zebra'],
      counts: [
        [0, 0, 1, 0],
        [1, 0, 0, 1],
        [0, 0, 0, 0],
        [0, 0, 0, 0],
      ],
    });
    expect(classScores(pairs).map(({ name }) => name)).toEqual(['agent', 'user']);
  });
});

describe('reliability', () => {
  it('counts how many were right, in the last bin too', () => {
    const forecasts = [
      { confidence: 0.85, right: false },
      { confidence: 1, right: true },
      { confidence: 0.1, right: true },
    ];
    const hits = reliabilityTable({ forecasts, bins: 2 }).map(({ from, to, right }) => [from, to, right.hits, right.n]);
    expect(hits).toEqual([
      [0, 0.5, 1, 1],
      [0.5, 1, 1, 2],
    ]);
  });
});

describe("kappa's upper bound", () => {
  it('lies as far above the value as the lower one lies below, up to 1', () => {
    const times = (count: number, label: string, found: string) =>
      Array.from({ length: count }, () => ({ label, found }));
    const kappa = cohensKappa([
      ...times(20, 'y', 'y'),
      ...times(5, 'y', 'n'),
      ...times(10, 'n', 'y'),
      ...times(15, 'n', 'n'),
    ]);
    expect(kappa.high! - kappa.value!).toBeCloseTo(kappa.value! - kappa.low!, 12);
    expect(kappa.high).toBeCloseTo(0.4 + 1.959964 * Math.sqrt(0.016128), 6);
    const near = cohensKappa([...times(9, 'y', 'y'), ...times(9, 'n', 'n'), ...times(1, 'y', 'n')]);
    expect(near.value! + 1.959964 * near.standardError!).toBeGreaterThan(1);
    expect(near.high).toBe(1);
  });
});

describe('what a success rate needs of a run', () => {
  const run = { task_id: 3, trial: 1, reward: 0.5 };

  it('is the same for one that was read and one that was made', () => {
    const whole = { domain: 'retail', crashed: false, infrastructure: false };
    const crash = { message: 'x', traceback: null, infrastructure: false };
    expect(toOutcome({ ...run, domain: 'retail', crash: null })).toEqual({ ...run, ...whole });
    expect(toOutcome({ ...run, domain: 'retail', crash })).toEqual({ ...run, ...whole, crashed: true });
    const made = { ...whole, domain: null };
    const broken = { ...made, crashed: true, infrastructure: true };
    expect(toOutcome({ ...run, info: {} })).toEqual({ ...run, ...made });
    expect(toOutcome({ ...run, info: { error: null } })).toEqual({ ...run, ...made });
    expect(toOutcome({ ...run, info: { error: 'the server is away' } })).toEqual({ ...run, ...broken });
  });
});
