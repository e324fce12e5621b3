import { add, isLess } from '../../python/arithmetic.ts';
import { at } from '../../python/containers.ts';
import { copy } from '../../python/copy.ts';
import type { View } from '../engine/view.ts';
import { billsOf, findCustomerByNumber, findLineByNumber, findRecord } from './find.ts';
import { isTrue } from './is-true.ts';
import { changeSurroundings, surroundingsOf } from './phone/phone.ts';

/**
 * Brings the phone in step with the operator's records (tau2/domains/telecom/environment.py, sync_tools): whether the line is
 * active, may roam and has data left; a payment that was made settles its bill, and a bill that waits for payment becomes a request
 * on the phone. Raises where the user's line is unknown.
 */
export function sync(view: View): void {
  const number = at(surroundingsOf(view), 'phone_number');
  if (number === null) {
    return;
  }
  const line = findLineByNumber(view, number);
  const surroundings = changeSurroundings(view);
  surroundings['line_active'] = at(line, 'status') === 'Active';
  surroundings['roaming_allowed'] = isTrue(at(line, 'roaming_enabled'));
  const plan = findRecord(view, 'plans', at(line, 'plan_id'));
  const limit = add(at(plan, 'data_limit_gb'), at(line, 'data_refueling_gb'));
  surroundings['mobile_data_usage_exceeded'] = !isLess(at(line, 'data_used_gb'), limit);
  settlePayment(view);
  if (at(surroundings, 'payment_request') === null) {
    const waiting = billsOf(view, findCustomerByNumber(view, number)).find(
      (bill) => at(bill, 'status') === 'Awaiting Payment',
    );
    if (waiting !== undefined) {
      surroundings['payment_request'] = {
        bill_id: copy(at(waiting, 'bill_id')),
        amount_due: copy(at(waiting, 'total_due')),
        paid: false,
      };
    }
  }
}

function settlePayment(view: View): void {
  const surroundings = changeSurroundings(view);
  const request = at(surroundings, 'payment_request');
  if (request !== null && isTrue(at(request, 'paid'))) {
    const bill = findRecord(view, 'bills', at(request, 'bill_id'));
    view.change('bills', at(bill, 'bill_id'))['status'] = 'Paid';
    surroundings['payment_request'] = null;
  }
}
