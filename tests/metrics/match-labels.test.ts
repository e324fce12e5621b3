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
