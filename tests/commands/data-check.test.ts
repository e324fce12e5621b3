import { describe, expect, it } from 'vitest';
import { dataCheck } from '../../src/commands/data/check/run.ts';
import { task, writeDataset } from '../datasets/write-dataset.ts';

const dataset = writeDataset({
  'tasks.test.json': [
    task(0, []),
    task(1, [{ name: 'cancel_pending_order', kwargs: { order_id: '#W1\u001b[31m', reason: 'x' } }]),
  ],
  'tasks.dev.json': [task(7, [], { expects_no_change: true })],
});

function run(options: { env?: string; taskSplit?: string; format?: 'json' }) {
  const printed: string[] = [];
  const problems = dataCheck({ dataset, format: 'table', ...options, print: (text) => printed.push(text) });
  return { problems, printed };
}

describe('data check', () => {
  it('prints a row for each problem, of all splits or of one', () => {
    const { problems, printed } = run({});
    expect(problems).toBe(5);
    expect(printed[0]).toMatch(/^retail, split dev: 1 task, 0 with problems\n.*doing nothing passes 1 task$/);
    expect(printed[1]).toContain('retail, split test: 2 tasks, 2 with problems');
    expect(printed[1]).toContain(
      '  1     failing_write      Expected call 0, cancel_pending_order, fails: Error: order not found',
    );
    expect(run({ taskSplit: 'dev' })).toMatchObject({ problems: 0, printed: [expect.anything()] });
  });

  it('gives JSON', () => {
    const [row] = JSON.parse(run({ taskSplit: 'test', format: 'json' }).printed.join(''));
    expect(row).toMatchObject({
      domain: 'retail',
      split: 'test',
      tasks: [{ id: 0, do_nothing_passes: true }, { id: 1 }],
    });
    expect(row.tasks[0].ground_truth_hash).toBe(row.initial_hash);
  });

  it('refuses a domain or a split that is not there', () => {
    expect(() => run({ env: 'airline' })).toThrow('no data set for airline, only for retail');
    expect(() => run({ taskSplit: 'train' })).toThrow('has no tasks in split train');
  });
});
