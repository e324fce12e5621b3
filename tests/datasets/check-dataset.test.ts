import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ProblemKind } from '../../src/datasets/audit/problem.ts';
import { checkDataset, type DatasetCheck } from '../../src/datasets/check-dataset.ts';
import { openDataset } from '../../src/datasets/open-datasets.ts';
import { task, writeDataset } from './write-dataset.ts';

const shared = fileURLToPath(new URL('../../../shared/datasets/tau-bench', import.meta.url));
if (!existsSync(shared)) {
  console.log(`skipped: no published data sets at ${shared}`);
}

const cancel = { name: 'cancel_pending_order', kwargs: { order_id: '#W1', reason: 'no longer needed' } };
const exchange = {
  name: 'exchange_delivered_order_items',
  kwargs: { order_id: '#W2', item_ids: ['201'], new_item_ids: ['201'], payment_method_id: 'paypal_1' },
};

function check(...tasks: object[]): DatasetCheck {
  return checkDataset({ dataset: openDataset({ path: writeDataset({ 'tasks.test.json': tasks }) }), split: 'test' });
}

function kinds(checked: DatasetCheck): ProblemKind[][] {
  return checked.tasks.map(({ problems }) => problems.map(({ kind }) => kind));
}

describe('checkDataset', () => {
  it('finds nothing wrong with a good task or a declared refusal', () => {
    const checked = check(
      task(0, [cancel]),
      task(1, [], { expects_no_change: true }),
      task(2, [cancel], { outputs: ['5'] }),
    );
    expect(kinds(checked)).toEqual([[], [], ['output_in_policy']]);
    expect(checked.tasks.map((row) => row.do_nothing_passes)).toEqual([false, true, false]);
    expect(checked.tasks[1]!.ground_truth_hash).toBe(checked.initial_hash);
    expect(checked.tasks[0]!.ground_truth_hash).not.toBe(checked.initial_hash);
  });

  it('finds what makes a task useless', () => {
    const read = { name: 'get_order_details', kwargs: { order_id: '#W9' } };
    const checked = check(
      task(0, [cancel, cancel]),
      task(1, [{ name: 'fly', kwargs: {} }, cancel]),
      task(2, []),
      task(3, [read], { outputs: ['blue'] }),
      task(4, [exchange]),
      task(5, [cancel], { expects_no_change: true, user_id: 'nobody' }),
      task(5, [cancel]),
    );
    expect(kinds(checked)).toEqual([
      ['failing_write'],
      ['unknown_tool'],
      ['no_change', 'do_nothing_passes'],
      ['no_change'],
      ['same_item', 'several_end_states'],
      ['unexpected_change', 'unknown_user'],
      ['repeated_id'],
    ]);
    expect(checked.tasks[0]!.failing_calls).toEqual([
      {
        index: 1,
        name: cancel.name,
        arguments: cancel.kwargs,
        observation: 'Error: non-pending order cannot be cancelled',
      },
    ]);
    expect(checked.tasks[3]!.failing_calls).toHaveLength(1);
  });

  it('takes an output for a word of the policy only where it stands by itself', () => {
    const outputs = ['7', 'day', '5 to 7', 'REFUNDS'];
    const [row] = check(task(0, [cancel], { outputs })).tasks;
    expect(row!.problems.map(({ text }) => text)).toEqual([
      'Output "7" stands in the policy.',
      'Output "5 to 7" stands in the policy.',
      'Output "REFUNDS" stands in the policy.',
    ]);
  });
});

describe.skipIf(!existsSync(shared))("tau-bench's known defects", () => {
  const checked = new Map<string, DatasetCheck>();
  const checkOf = (domain: string) => {
    const made = checked.get(domain) ?? checkDataset({ dataset: openDataset({ path: shared, domain }), split: 'test' });
    checked.set(domain, made);
    return made;
  };
  const having = (domain: string, kind: ProblemKind) =>
    checkOf(domain)
      .tasks.filter(({ problems }) => problems.some((problem) => problem.kind === kind))
      .map(({ id }) => id);

  it('are reported', () => {
    expect(having('retail', 'failing_write')).toEqual([12, 13, 64, 106]);
    expect(having('retail', 'same_item')).toEqual([18, 91, 108]);
    expect(having('retail', 'do_nothing_passes')).toEqual([10, 12, 25, 50, 57, 65, 106]);
    expect(having('airline', 'do_nothing_passes')).toHaveLength(19);
    expect(having('retail', 'unknown_user')).toEqual([]);
  });
});
