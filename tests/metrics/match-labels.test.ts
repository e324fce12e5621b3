import { describe, expect, it } from 'vitest';
import { matchLabels } from '../../src/metrics/match-labels.ts';
import { sampleFinding, sampleLabel } from './samples.ts';

const inFile = (file: string) => ({ file, index: 0, offset: null, bytes: null });

describe('matchLabels', () => {
  it('matches by stable id, whatever task and trial say', () => {
    const findings = [
      sampleFinding({ task_id: 1, trajectory: 'one' }),
      sampleFinding({ task_id: 2, trajectory: 'two' }),
    ];
    const { runs, unlabelled } = matchLabels({ findings, labels: [sampleLabel({ trajectory: 'two', task_id: 1 })] });
    expect(runs.map(({ finding }) => finding?.trajectory)).toEqual(['two']);
    expect(unlabelled.map(({ trajectory }) => trajectory)).toEqual(['one']);
  });

  it('does not take another run of the task for one whose id is unknown', () => {
    const { runs } = matchLabels({ findings: [sampleFinding()], labels: [sampleLabel({ trajectory: 'elsewhere' })] });
    expect(runs[0]?.finding).toBeNull();
  });

  it('matches by file, task and trial as far as the label tells them', () => {
    const findings = ['a/retail.json', 'a/retail-react.json'].flatMap((file) =>
      [0, 1].map((trial) => sampleFinding({ trajectory: `${file} ${trial}`, trial, source: inFile(file) })),
    );
    const { runs } = matchLabels({ findings, labels: [sampleLabel({ file: 'retail.json', trial: 1 })] });
    expect(runs[0]?.finding?.trajectory).toBe('a/retail.json 1');
  });

  it('takes 7 and "7" for one task, and windows paths as they are', () => {
    const findings = [sampleFinding({ task_id: 7, source: inFile('c:\\runs\\retail.json') })];
    const { runs } = matchLabels({ findings, labels: [sampleLabel({ task_id: '7', file: 'retail.json' })] });
    expect(runs[0]?.finding).toBe(findings[0]);
  });

  it('names the findings where a label fits several', () => {
    const findings = [0, 1].map((trial) => sampleFinding({ task_id: 3, trial }));
    expect(() => matchLabels({ findings, labels: [sampleLabel({ task_id: 3 })] })).toThrow(
      /label of ann for task 3 fits 2 findings: 3\.0\.0123456789ab \(runs\/retail\.json, trial 0, judge rules\), 3\.1\./,
    );
  });

  it('takes a path of the label from wherever it begins, but no other file that ends alike', () => {
    const source = inFile('runs/today/retail.json');
    const fits = (file: string, of = source) =>
      matchLabels({ findings: [sampleFinding({ source: of })], labels: [sampleLabel({ file })] }).runs[0]?.finding !==
      null;
    expect(
      ['retail.json', './retail.json', '../retail.json', './../today/retail.json', 'today/retail.json'].map((file) =>
        fits(file),
      ),
    ).toEqual([true, true, true, true, true]);
    expect(
      ['/runs/today/retail.json', 'runs/today/retail.json', 'runs\\today\\retail.json'].map((file) => fits(file)),
    ).toEqual([true, true, true]);
    expect(['tail.json', 'yesterday/retail.json', 'today/../retail.json', 'retail'].map((file) => fits(file))).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(fits('retail.json', inFile('retail.json'))).toBe(true);
  });

  it('keeps runs apart that no finding is about, by whatever their labels tell', () => {
    const labels = [
      sampleLabel({ task_id: 1 }),
      sampleLabel({ task_id: 2 }),
      sampleLabel({ task_id: 2, trial: 1 }),
      sampleLabel({ task_id: 2, file: 'a.json' }),
      sampleLabel({ task_id: 2, trajectory: 'elsewhere' }),
      sampleLabel({ task_id: '2', annotator: 'bea' }),
    ];
    const { runs } = matchLabels({ findings: [], labels });
    expect(runs.map(({ labels: own }) => own.length)).toEqual([1, 2, 1, 1, 1]);
  });

  it('names five findings where a label fits more, and says what to do', () => {
    const message = (count: number, label = sampleLabel()) => {
      const findings = Array.from({ length: count }, (_, trial) =>
        sampleFinding({ trial, trajectory: label.trajectory ?? `t${trial}` }),
      );
      try {
        matchLabels({ findings, labels: [label] });
        return 'nothing';
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(message(5)).toMatch(
      /^The label of ann for task 0 fits 5 findings: t0 .*, t4 \(runs\/retail\.json, trial 4, judge rules\)\. Score one judge/,
    );
    expect(message(7)).toMatch(
      /fits 7 findings: t0 .*, t4 \([^)]*\) and 2 more\. Score one judge and one results file at a time, or name the run in the label by `trajectory`, or by `file` and `trial`\.$/,
    );
    expect(message(2, sampleLabel({ trajectory: 'twice' }))).toMatch(/^The label of ann for twice fits 2 findings/);
  });

  it('lets the last label of an annotator count, and joins annotators', () => {
    const { runs } = matchLabels({
      findings: [],
      labels: [sampleLabel({ step: 1 }), sampleLabel({ annotator: 'bea', step: 2 }), sampleLabel({ step: 3 })],
    });
    expect(runs).toHaveLength(1);
    expect(runs[0]?.labels.map(({ annotator, step }) => [annotator, step])).toEqual([
      ['ann', 3],
      ['bea', 2],
    ]);
  });
});
