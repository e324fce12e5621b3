import type { Dataset, DatasetTask } from '../../src/datasets/dataset.ts';
import { field, recordOf } from '../../src/domains/engine/record-fields.ts';
import { replayGroundTruth } from '../../src/domains/engine/replay-ground-truth.ts';
import { describeItem } from '../../src/domains/retail/describe-item.ts';
import { isDictionary } from '../../src/python/value.ts';
import type { Candidate } from './scene.ts';

type Actions = DatasetTask['actions'];
type ExpectedAction = Actions[number];

/** The task's only expected call, where it is one of this tool and, unless asked for, no output is due. */
export function soleAction(
  { task }: Candidate,
  tool: string,
  { outputs = false }: { readonly outputs?: boolean } = {},
): ExpectedAction | null {
  const [action, ...others] = task.actions;
  if (action?.name !== tool || others.length > 0 || task.outputs.length > 0 !== outputs) {
    return null;
  }
  return action;
}

/** The task's expected calls, where they are calls of these tools in this order. */
export function actionsOf({ task }: Candidate, ...tools: readonly string[]): Actions | null {
  const names = task.actions.map(({ name }) => name);
  return names.join() === tools.join() ? task.actions : null;
}

/** Whether all these calls are accepted, one after another. */
export function works({ domain, database }: Dataset, actions: Actions): boolean {
  return replayGroundTruth({ domain, database, actions }).failing.length === 0;
}

/** The call with other arguments. */
export function withArguments(action: ExpectedAction, given: Readonly<Record<string, unknown>>): ExpectedAction {
  return { ...action, arguments: { ...action.arguments, ...given } };
}

/** The first of the values for which the call is accepted with it. */
export function firstThatWorks<Value>(
  { dataset }: Candidate,
  values: readonly Value[],
  make: (value: Value) => ExpectedAction,
): { readonly value: Value; readonly action: ExpectedAction } | null {
  for (const value of values) {
    const action = make(value);
    if (works(dataset, [action])) {
      return { value, action };
    }
  }
  return null;
}

/** Other variants of an item's product that can be had. */
export function otherVariants({ dataset: { database } }: Candidate, wanted: string, held: string): string[] {
  const { productId } = describeItem(database, wanted);
  const variants = field(recordOf(database, 'products', productId), 'variants');
  if (variants === undefined || !isDictionary(variants)) {
    return [];
  }
  return Object.keys(variants).filter(
    (id) => id !== wanted && id !== held && field(variants[id], 'available') === true,
  );
}

/** Payment methods of the task's customer other than this one. */
export function otherPayments({ dataset: { domain, database }, task }: Candidate, used: unknown): string[] {
  const methods = field(recordOf(database, domain.userTable, task.user_id), 'payment_methods');
  return methods !== undefined && isDictionary(methods) ? Object.keys(methods).filter((id) => id !== used) : [];
}

/** The first text in a list argument. */
export function firstText(value: unknown): string {
  return Array.isArray(value) ? String(value[0]) : '';
}

/** A text of digits with its last two in the other order, or the last one raised where they are alike. */
export function slip(digits: string): string {
  const [last = '', other = ''] = [digits.slice(-1), digits.slice(-2, -1)];
  return last === other ? `${digits.slice(0, -1)}${(Number(last) + 1) % 10}` : `${digits.slice(0, -2)}${last}${other}`;
}
