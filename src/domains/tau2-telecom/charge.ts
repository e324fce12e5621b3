import { createHash } from 'node:crypto';
import type { MutableNumber } from '../../python/arithmetic.ts';
import { add, isLess } from '../../python/arithmetic.ts';
import { at } from '../../python/containers.ts';
import { text } from '../../python/repr.ts';
import { float, type MutableDictionary, type MutableValue, type Value } from '../../python/value.ts';
import type { View } from '../engine/view.ts';
import { billsOf, findRecord } from './find.ts';
import { nextMonth, today } from './today.ts';

/** Puts an amount on the draft of the customer's next bill, which is made where there is none. */
export function chargeNextBill(options: {
  readonly view: View;
  readonly customerId: Value;
  readonly amount: MutableNumber;
  readonly description: string;
}): void {
  const { view, customerId, amount, description } = options;
  const draft = billsOf(view, findRecord(view, 'customers', customerId)).find((bill) => at(bill, 'status') === 'Draft');
  const bill = draft === undefined ? openBill(view, text(customerId)) : view.change('bills', at(draft, 'bill_id'));
  (bill['line_items'] as MutableValue[]).push({
    description,
    amount,
    date: today,
    item_type: isLess(amount, 0) ? 'Credit' : 'Charge',
  });
  bill['total_due'] = add(at(bill, 'total_due'), amount, '+=');
}

function openBill(view: View, customerId: string): MutableDictionary {
  const customer = view.change('customers', customerId);
  const bills = customer['bill_ids'] as MutableValue[];
  const bill_id = newBillId(`${customerId} ${bills.length}`);
  const bill: MutableDictionary = {
    bill_id,
    customer_id: customerId,
    period_start: nextMonth.start,
    period_end: nextMonth.end,
    issue_date: nextMonth.start,
    total_due: float(0),
    due_date: nextMonth.due,
    line_items: [],
    status: 'Draft',
  };
  view.put('bills', bill_id, bill);
  bills.push(bill_id);
  return bill;
}

/** tau2 draws eight hexadecimal digits by chance; ours follow from the customer, so that a replay gives the same state. */
function newBillId(seed: string): string {
  return `B${createHash('sha256').update(seed).digest('hex').slice(0, 8)}`;
}
