import { at } from '../../python/containers.ts';
import { copy } from '../../python/copy.ts';
import { PythonError } from '../../python/python-error.ts';
import { text } from '../../python/repr.ts';
import type { Dictionary, MutableValue } from '../../python/value.ts';
import type { View } from '../engine/view.ts';
import { billsOf, findRecord } from './find.ts';
import { isTrue } from './is-true.ts';
import { lastMonth, today } from './today.ts';

/** Suspends an active line because last month's bill, which is made here, was not paid; its contract may have ended then too. */
export function suspendForOverdueBill(
  view: View,
  { customer_id = null, line_id = null, new_bill_id = null, contract_ended = null }: Dictionary,
): void {
  const current = findRecord(view, 'lines', line_id);
  if (at(current, 'status') !== 'Active') {
    throw new PythonError('Line must be active to suspend for unpaid bill');
  }
  const price = copy(at(findRecord(view, 'plans', at(current, 'plan_id')), 'price_per_month'));
  if (billsOf(view, findRecord(view, 'customers', customer_id)).some((bill) => at(bill, 'status') === 'Overdue')) {
    throw new PythonError('Customer already has an overdue bill');
  }
  const key = text(at(current, 'line_id'));
  const bill_id = text(new_bill_id);
  view.put('bills', bill_id, {
    bill_id,
    customer_id: copy(customer_id),
    period_start: lastMonth.start,
    period_end: lastMonth.end,
    issue_date: lastMonth.start,
    total_due: price,
    due_date: lastMonth.due,
    line_items: [{ description: `Charge for line ${key}`, amount: price, date: today, item_type: 'Charge' }],
    status: 'Overdue',
  });
  (view.change('customers', customer_id)['bill_ids'] as MutableValue[]).push(bill_id);
  const line = view.change('lines', key);
  line['status'] = 'Suspended';
  line['suspension_start_date'] = today;
  if (isTrue(contract_ended)) {
    line['contract_end_date'] = lastMonth.end;
  }
}
