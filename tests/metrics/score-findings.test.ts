import { describe, expect, it } from 'vitest';
import { nameLabel } from '../../src/analyze/judge/name-label.ts';
import { scoreFindings } from '../../src/metrics/score-findings.ts';
import type { Finding } from '../../src/records/finding.ts';
import type { ReferenceLabel } from '../../src/records/labels/reference-label.ts';
import { sampleError, sampleFinding, sampleLabel } from './samples.ts';

const score = (findings: readonly Finding[], labels: readonly ReferenceLabel[]) =>
  scoreFindings({ findings, labels, nameLabel });

describe('scoreFindings', () => {
  it('rewards "always agent" with accuracy, not with macro-F1', () => {
    const authors = ['agent', 'agent', 'agent', 'user', 'environment'] as const;
    const { measures } = score(
      authors.map((_, task_id) => sampleFinding({ task_id })),
      authors.map((author, task_id) => sampleLabel({ task_id, author })),
    );
    expect(measures.author_accuracy).toMatchObject({ value: 0.6, hits: 3, n: 5 });
    expect(measures.author_macro_f1.value).toBeCloseTo(0.75 / 3, 12);
    expect(measures.author_recall_user.value).toBe(0);
    expect(measures.author_kappa.value).toBeCloseTo(0, 12);
  });

  it('measures steps to the nearest accepted one, and against each annotator', () => {
    const findings = [4, 10, 20, null].map((step, task_id) => sampleFinding({ task_id, step }));
    const labels = [
      ...[4, 13, 26, 8].map((step, task_id) => sampleLabel({ task_id, step })),
      ...[0, 11].map((step, task_id) => sampleLabel({ task_id, step, annotator: 'bea' })),
    ];
    const { measures, annotators, agreement } = score(findings, labels);
    const hits = (of: (typeof annotators)[number]['measures']) =>
      [of.step_exact, of.step_within_1, of.step_within_3, of.step_within_5].map((one) => `${one.hits}/${one.n}`);
    expect(hits(measures)).toEqual(['1/4', '2/4', '2/4', '2/4']);
    expect(hits(annotators[0]!.measures)).toEqual(['1/4', '1/4', '2/4', '2/4']);
    expect(hits(annotators[1]!.measures)).toEqual(['0/2', '1/2', '1/2', '2/2']);
    expect(agreement[0]).toMatchObject({ annotators: ['ann', 'bea'], runs: 2 });
    expect(agreement[0]!.measures.step_within_3.hits).toBe(1);
  });

  it('measures the author and the confidence in it apart for each attribution status', () => {
    const status = ['settled', 'settled', 'settled', 'contested', 'open', null] as const;
    const findings = status.map((one, task_id) =>
      sampleFinding({
        task_id,
        confidence: one === 'settled' ? 0.9 : 0.5,
        attribution: one && { status: one, chain: [], candidates: [], decides: null },
      }),
    );
    const authors = ['agent', 'agent', 'user', 'agent', 'user', 'user'] as const;
    const { measures, calibration } = score(
      findings,
      authors.map((author, task_id) => sampleLabel({ task_id, author })),
    );
    expect(measures.author_accuracy_settled).toMatchObject({ hits: 2, n: 3 });
    expect(measures.author_accuracy_settled.low).toBeCloseTo(0.2077, 4);
    expect(measures.author_accuracy_contested).toMatchObject({ hits: 1, n: 1 });
    expect(measures.author_accuracy_open).toMatchObject({ hits: 0, n: 1 });
    expect(measures.author_accuracy_supported.value).toBeNull();
    expect(measures.confidence_settled).toMatchObject({ value: expect.closeTo(0.9, 12), n: 3 });
    expect(measures.author_brier_settled.value).toBeCloseTo((0.01 + 0.01 + 0.81) / 3, 12);
    expect(calibration.author_by_status.settled.bins.at(-1)?.right).toMatchObject({ hits: 2, n: 3 });
  });

  it('splits all failures by what became of their repair', () => {
    const repair = (proven: boolean | null, edits: number) => ({
      proven,
      repair: '',
      diff: [],
      edits: Array.from({ length: edits }, () => ({
        kind: 'drop_call' as const,
        fault: 0,
        step: 1,
        call: 0,
        before: null,
        after: null,
      })),
      reward_after: null,
    });
    const findings = [repair(true, 1), repair(true, 3), repair(false, 0), repair(null, 0), null].map(
      (counterfactual, task_id) => sampleFinding({ task_id, counterfactual }),
    );
    const { measures } = score([...findings, sampleFinding({ task_id: 9, reward: 1 })], []);
    const parts = [measures.proven_one_edit, measures.proven_several, measures.not_proven, measures.not_replayable];
    expect(parts.map(({ hits, n }) => `${hits}/${n}`)).toEqual(['1/5', '1/5', '1/5', '2/5']);
    expect(measures.proven).toMatchObject({ hits: 2, n: 5 });
    expect(measures.proven_of_tested).toMatchObject({ hits: 2, n: 3 });
  });

  it('leaves runs whose labels name no step out of the steps, but not out of the authors', () => {
    const { measures } = score([sampleFinding({ step: null })], [sampleLabel({ step: null })]);
    expect(measures.step_exact).toMatchObject({ value: null, n: 0 });
    expect(measures.author_accuracy.n).toBe(1);
  });

  it('counts an error as wrong everywhere, and apart', () => {
    const { measures, counts, misses, confusion, calibration } = score(
      [sampleFinding({ task_id: 0 }), sampleError({ task_id: 1 })],
      [sampleLabel({ task_id: 0 }), sampleLabel({ task_id: 1 })],
    );
    for (const name of ['author_accuracy', 'type_accuracy', 'step_exact', 'tau_bench_accuracy'] as const) {
      expect(measures[name]).toMatchObject({ hits: 1, n: 2 });
    }
    expect(counts).toMatchObject({ errors: 1, labelled_errors: 1, unknown_costs: 1 });
    expect(measures.errors).toMatchObject({ hits: 1, n: 2 });
    expect(measures.judged).toMatchObject({ hits: 1, n: 2 });
    expect(confusion.author).toEqual({
      names: ['agent', 'error'],
      counts: [
        [1, 1],
        [0, 0],
      ],
    });
    expect(misses).toMatchObject([
      { task_id: 1, status: 'error', reason: 'The model did not answer.', wrong: ['author', 'type', 'step'] },
    ]);
    expect(calibration.author.n).toBe(1);
  });

  it('lists what was not judged, and counts what has no label', () => {
    const { counts, not_judged, measures } = score(
      [sampleFinding({ task_id: 0 }), sampleFinding({ task_id: 5 })],
      [sampleLabel({ task_id: 0 }), sampleLabel({ task_id: 9, trial: 2 })],
    );
    expect(counts).toMatchObject({ labelled: 2, not_judged: 1, unlabelled: 1 });
    expect(not_judged).toEqual([{ trajectory: null, file: null, task_id: 9, trial: 2, annotators: ['ann'] }]);
    expect(measures.author_accuracy.n).toBe(1);
    expect(measures.judged).toMatchObject({ hits: 1, n: 2 });
  });

  it('accepts the word of any annotator, and keeps kappa for each of them', () => {
    const findings = [sampleFinding({ author: 'user', type: 'user_omitted' }), sampleFinding({ task_id: 1 })];
    const labels = [
      sampleLabel(),
      sampleLabel({ task_id: 1 }),
      sampleLabel({ annotator: 'bea', author: 'user', type: null }),
    ];
    const { measures, annotators } = score(findings, labels);
    expect(measures.author_accuracy.value).toBe(1);
    expect(measures.type_accuracy.value).toBe(0.5);
    expect(measures.author_kappa.value).toBeNull();
    expect(annotators.map(({ measures }) => measures.author_accuracy.value)).toEqual([0.5, 1]);
    expect(annotators[0]!.measures.author_kappa.value).not.toBeNull();
  });

  it("compares tau-bench's types on agent faults alone, and AgentRx's where the label knows one", () => {
    const { measures } = score(
      [0, 1, 2].map((task_id) => sampleFinding({ task_id })),
      [
        sampleLabel({ task_id: 0 }),
        sampleLabel({ task_id: 1, author: 'user', type: 'user_omitted' }),
        sampleLabel({ task_id: 2, type: null, category: 'Invention of New Information' }),
      ],
    );
    expect(measures.tau_bench_accuracy).toMatchObject({ hits: 1, n: 1 });
    expect(measures.agentrx_accuracy).toMatchObject({ hits: 1, n: 2 });
    expect(measures.type_accuracy).toMatchObject({ hits: 1, n: 2 });
  });

  it('calls a critical fault on a passing run a false alarm, and keeps passing runs out of the rest', () => {
    const counterfactual = (proven: boolean | null) => ({
      proven,
      repair: '',
      diff: [],
      edits: [],
      reward_after: null,
    });
    const { measures } = score(
      [
        sampleFinding({ task_id: 0, reward: 1 }),
        sampleFinding({ task_id: 1, reward: 1, severity: 'minor' }),
        sampleFinding({ task_id: 2, reward: 1, author: 'undetermined', type: 'undetermined' }),
        sampleFinding({ task_id: 3, counterfactual: counterfactual(true) }),
        sampleFinding({ task_id: 4, counterfactual: counterfactual(false) }),
        sampleFinding({
          task_id: 5,
          counterfactual: counterfactual(null),
          author: 'undetermined',
          type: 'undetermined',
        }),
        sampleFinding({ task_id: 6, cost_usd: 0.25, counterfactual: counterfactual(true) }),
      ],
      [],
    );
    expect(measures.false_alarms).toMatchObject({ hits: 1, n: 3 });
    expect(measures.proven).toMatchObject({ hits: 2, n: 4 });
    expect(measures.proven_of_tested).toMatchObject({ hits: 2, n: 3 });
    expect(measures.abstention).toMatchObject({ hits: 1, n: 4 });
    expect(measures.cost_usd).toMatchObject({ value: 0.25, n: 7, low: null });
  });

  it('counts what there is', () => {
    const { counts, annotators, not_judged, measures } = score(
      [
        sampleFinding({ task_id: 0 }),
        sampleFinding({ task_id: 1, reward: 1 }),
        sampleFinding({ task_id: 2, cost_usd: null }),
        sampleError({ task_id: 3 }),
        sampleError({ task_id: 4 }),
        sampleFinding({ task_id: 5, reward: null }),
        sampleFinding({ task_id: 6 }),
      ],
      [
        sampleLabel({ task_id: 0 }),
        sampleLabel({ task_id: 1 }),
        sampleLabel({ task_id: 3 }),
        sampleLabel({ task_id: 0, annotator: 'bea' }),
        sampleLabel({ task_id: 8, annotator: 'bea' }),
        sampleLabel({ task_id: 9, annotator: 'bea' }),
      ],
    );
    expect(counts).toEqual({
      findings: 7,
      errors: 2,
      passing: 1,
      labelled: 5,
      not_judged: 2,
      labelled_errors: 1,
      unlabelled: 4,
      unknown_costs: 3,
    });
    expect(measures.judged).toMatchObject({ hits: 2, n: 5 });
    expect(annotators.map(({ name, labels, measures }) => [name, labels, measures.author_accuracy.n])).toEqual([
      ['ann', 3, 3],
      ['bea', 3, 1],
    ]);
    expect(not_judged.map(({ task_id }) => task_id)).toEqual([8, 9]);
  });

  it('tells recall of each author, classes and their confusion', () => {
    const truth = ['agent', 'agent', 'user', 'environment'] as const;
    const found = ['agent', 'user', 'user', 'agent'] as const;
    const { measures, classes, confusion } = score(
      found.map((author, task_id) => sampleFinding({ task_id, author, type: 'undetermined' })),
      truth.map((author, task_id) => sampleLabel({ task_id, author })),
    );
    expect(measures.author_recall_agent).toMatchObject({ hits: 1, n: 2 });
    expect(measures.author_recall_user).toMatchObject({ hits: 1, n: 1 });
    expect(measures.author_recall_environment).toMatchObject({ hits: 0, n: 1 });
    expect(classes.author.map(({ name, support }) => [name, support])).toEqual([
      ['agent', 2],
      ['environment', 1],
      ['user', 1],
    ]);
    expect(classes.type.map(({ name }) => name)).toEqual(['wrong_argument']);
    expect(confusion.author.names).toEqual(['agent', 'environment', 'user']);
  });

  it('counts nothing of findings that are errors, and no cost where none is known', () => {
    const { measures } = score(
      [sampleError({ reward: 1 }), sampleError({ task_id: 1 }), sampleFinding({ task_id: 2 })],
      [],
    );
    expect(measures.errors).toMatchObject({ hits: 2, n: 3 });
    expect(measures.false_alarms.n).toBe(0);
    expect(measures.abstention.n).toBe(1);
    expect(score([sampleError()], []).measures.cost_usd).toMatchObject({ value: null, n: 0 });
    expect(score([sampleError()], []).measures.judged).toMatchObject({ value: null, n: 0 });
  });

  it('calls a critical fault of anybody on a passing run a false alarm, and a lesser one none', () => {
    const alarms = (parts: Partial<Finding>) =>
      score([sampleFinding({ reward: 1, ...parts })], []).measures.false_alarms.hits;
    expect([alarms({}), alarms({ severity: 'major' }), alarms({ author: 'user' })]).toEqual([1, 0, 1]);
  });

  it('keeps an error out of the steps that were found', () => {
    const { measures } = score([sampleFinding({ status: 'error', step: 4 })], [sampleLabel({ step: 4 })]);
    expect(measures.step_exact).toMatchObject({ hits: 0, n: 1 });
  });

  it('sets confidence against being right', () => {
    const { measures, calibration } = score(
      [sampleFinding({ confidence: 0.9 }), sampleFinding({ task_id: 1, confidence: 0.3, author: 'user' })],
      [sampleLabel(), sampleLabel({ task_id: 1, author: 'environment', type: null })],
    );
    expect(measures.author_brier.value).toBeCloseTo((0.01 + 0.09) / 2, 12);
    expect(measures.type_brier).toMatchObject({ n: 1 });
    expect(calibration.author.bins.map(({ right }) => right.n)).toEqual([0, 1, 0, 0, 1]);
  });
});
