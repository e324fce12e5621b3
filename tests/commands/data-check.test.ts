import { describe, expect, it } from 'vitest';
import { task, writeDataset } from '../datasets/write-dataset.ts';
import { runCli } from '../support/run-cli.ts';

const dataset = writeDataset({
  'tasks.test.json': [
    task(0, []),
    task(1, [{ name: 'cancel_pending_order', kwargs: { order_id: '#W1\u001b[31m', reason: 'x' } }]),
  ],
  'tasks.dev.json': [task(7, [], { expects_no_change: true })],
});

const run = (...words: string[]) => runCli(['data', 'check', dataset, ...words]);

describe('data check', () => {
  it('prints a row for each problem, of all splits or of one', async () => {
    const { code, stdout } = await run();
    expect(code).toBe(1);
    expect(stdout.match(/^ {2}[01] {4} \S/gm)).toHaveLength(5);
    expect(stdout).toMatch(/^retail, split dev: 1 task, 0 with problems\n.*doing nothing passes 1 task\n/);
    expect(stdout).toContain('\nretail, split test: 2 tasks, 2 with problems');
    expect(stdout).toContain(
      '  1     failing_write      Expected call 0, cancel_pending_order, fails: Error: order not found',
    );
    const dev = await run('--task-split', 'dev');
    expect(dev.code).toBe(0);
    expect(dev.stdout).not.toContain('split test');
  });

  it('gives JSON', async () => {
    const [row] = JSON.parse((await run('--task-split', 'test', '--format', 'json')).stdout);
    expect(row).toMatchObject({
      domain: 'retail',
      split: 'test',
      tasks: [{ id: 0, do_nothing_passes: true }, { id: 1 }],
    });
    expect(row.tasks[0].ground_truth_hash).toBe(row.initial_hash);
  });

  it.each([
    [['--env', 'airline'], 'no data set for airline, only for retail'],
    [['--task-split', 'train'], 'has no tasks in split train'],
  ])('refuses %j, which is not there', async (words, sentence) => {
    expect(await run(...words)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(sentence) });
  });
});
