import { describe, expect, it } from 'vitest';
import { auditTask } from '../../src/datasets/audit/audit-task.ts';
import { instructionCoverage } from '../../src/datasets/audit/instruction-coverage.ts';
import { builtInData } from '../../src/datasets/built-in-data.ts';
import type { Dataset } from '../../src/datasets/dataset.ts';
import { openDataset, openDatasets } from '../../src/datasets/open-datasets.ts';
import { hasShared, shared, sharedMissing } from '../support/shared.ts';
import { task, writeDataset } from './write-dataset.ts';

const cancel = { name: 'cancel_pending_order', kwargs: { order_id: '#W1', reason: 'no longer needed' } };

function shop(...tasks: object[]): Dataset {
  return openDataset({ path: writeDataset({ 'tasks.test.json': tasks }) });
}

function problemsOf(...tasks: object[]): string[][] {
  const dataset = shop(...tasks);
  return dataset
    .tasks('test')
    .map((one) => auditTask({ dataset, task: one }).problems.map(({ kind, values }) => [kind, ...values].join(' ')));
}

/** The tasks of a split with a problem of that kind, once each. */
function having(dataset: Dataset, split: string, kind: string): (string | number)[] {
  return dataset
    .tasks(split)
    .filter((one) => auditTask({ dataset, task: one }).problems.some((problem) => problem.kind === kind))
    .map(({ id }) => id);
}

describe('the audit of a task', () => {
  it('is made once for all who ask', () => {
    const dataset = shop(task(0, [cancel]));
    const [one] = dataset.tasks('test');
    expect(auditTask({ dataset, task: one! })).toBe(auditTask({ dataset, task: { ...one! } }));
  });

  it("finds a write on somebody else's order", () => {
    expect(
      problemsOf(task(0, [cancel], { user_id: 'bob_2' }), task(1, [cancel]), task(2, [cancel], { user_id: null })),
    ).toEqual([['forbidden_write'], [], []]);
  });

  it('finds a value that nobody could know, and none that instruction or records hold', () => {
    const move = (address2: string) => ({
      name: 'modify_pending_order_address',
      kwargs: { order_id: '#W1', address1: '1 Elm', address2, city: 'Bern', state: 'BE', country: 'CH', zip: '1' },
    });
    expect(
      problemsOf(
        task(0, [move('Unit-77')]),
        task(1, [move('Unit-77')], { instruction: 'Send it to unit-77, please.' }),
        task(2, [move('ann@example.com')]),
        task(3, [move('paypal_2')]),
      ),
    ).toEqual([['unknowable_value Unit-77'], [], ['unknowable_value ann@example.com'], ['unknowable_value paypal_2']]);
  });

  it('finds outputs that stand in the instruction, and those that nobody says that way', () => {
    const outputs = ['-53.24', 'USD 201', '67.00', '54.5', '1286', 'blue'];
    expect(problemsOf(task(0, [cancel], { outputs, instruction: 'Is the blue one there?' }))).toEqual([
      ['output_form -53.24', 'output_form USD 201', 'output_form 67.00', 'output_in_instruction blue'],
    ]);
  });

  it('finds a choice of payment of which the instruction says no word', () => {
    const swap = (payment_method_id: string) => ({
      name: 'exchange_delivered_order_items',
      kwargs: { order_id: '#W2', item_ids: ['201'], new_item_ids: ['204'], payment_method_id },
    });
    expect(
      problemsOf(
        task(0, [swap('paypal_1')]),
        task(1, [swap('paypal_1')], { instruction: 'Settle it by PayPal.' }),
        task(2, [swap('credit_card_1')]),
      ),
    ).toEqual([['several_end_states paypal_1 gift_card_1 gift_card_9 credit_card_1'], [], []]);
  });

  it('tells a refusal that the task goes on from', () => {
    const back = (payment_method_id: string) => ({
      name: 'return_delivered_order_items',
      kwargs: { order_id: '#W2', item_ids: ['201'], payment_method_id },
    });
    const transfer = { name: 'transfer_to_human_agents', kwargs: { summary: 'No.' } };
    const dataset = shop(
      task(0, [back('paypal_1')]),
      task(1, [back('paypal_1'), transfer]),
      task(2, [back('paypal_1'), back('credit_card_1')]),
    );
    const meant = dataset.tasks('test').map((one) => {
      const failing = auditTask({ dataset, task: one }).problems.find(({ kind }) => kind === 'failing_write');
      return failing?.text.includes('may be meant');
    });
    expect(meant).toEqual([false, true, true]);
  });
});

describe('what an instruction names', () => {
  it('of its writes, and beside them', () => {
    const dataset = shop(
      task(0, [cancel], { instruction: 'Cancel #W1, you no longer needed it. Also return the lamp of #W2.' }),
      task(1, [{ name: 'get_order_details', kwargs: { order_id: '#W2' } }, cancel], { instruction: 'Look at #W2.' }),
    );
    const [first, second] = dataset.tasks('test').map((one) => instructionCoverage({ dataset, task: one }));
    expect(first).toEqual({
      writes: [
        {
          index: 0,
          name: 'cancel_pending_order',
          object: '#W1',
          objectNamed: true,
          named: ['no longer needed'],
          unnamed: [],
        },
      ],
      unwritten: ['#W2'],
      untouched: ['#W2'],
    });
    expect(second).toMatchObject({ unwritten: ['#W2'], untouched: [] });
    expect(second!.writes[0]).toMatchObject({ index: 1, objectNamed: false, unnamed: ['no longer needed'] });
  });

  it('finds an item by its name', () => {
    const swap = {
      name: 'exchange_delivered_order_items',
      kwargs: { order_id: '#W2', item_ids: ['201'], new_item_ids: ['204'], payment_method_id: 'paypal_1' },
    };
    const dataset = shop(task(0, [swap], { instruction: 'Exchange the mug.' }));
    const [write] = instructionCoverage({ dataset, task: dataset.tasks('test')[0]! }).writes;
    expect(write).toMatchObject({ named: ['201', '204'], unnamed: ['paypal_1'] });
  });
});

describe('the audit of whole data sets', () => {
  it('finds nothing in the built-in ones', () => {
    const datasets = openDatasets({ path: builtInData });
    const found = datasets.domains.flatMap((name) => {
      const dataset = datasets.get(name)!;
      return dataset.splits.flatMap((split) =>
        dataset.tasks(split).flatMap((one) => auditTask({ dataset, task: one }).problems),
      );
    });
    expect(found).toEqual([]);
  });

  it.skipIf(!hasShared)(
    `finds in tau-bench's what was corrected later (${hasShared ? 'present' : sharedMissing})`,
    () => {
      const airline = openDataset({ path: shared('datasets/tau-bench'), domain: 'airline' });
      const retail = openDataset({ path: shared('datasets/tau-bench'), domain: 'retail' });
      expect(having(airline, 'test', 'forbidden_write')).toEqual([10, 19, 23, 26, 27, 34]);
      expect(having(airline, 'test', 'unknowable_value')).toEqual([25]);
      expect(having(retail, 'test', 'forbidden_write')).toEqual([]);
      expect(having(retail, 'test', 'unknowable_value')).toEqual([]);
      expect(having(retail, 'train', 'forbidden_write')).toEqual([]);
      expect(having(retail, 'train', 'unknowable_value')).toEqual([]);
      expect(having(retail, 'test', 'output_in_instruction')).toEqual([40, 43]);
      expect(having(retail, 'test', 'several_end_states')).toEqual([74, 101]);
    },
  );
});
