import { z } from 'zod';
import { at } from '../../../python/containers.ts';
import { PythonError } from '../../../python/python-error.ts';
import { text } from '../../../python/repr.ts';
import { defineTool } from '../../engine/tool.ts';
import { billsOf, findRecord, listIn } from '../find.ts';
import { customerId } from '../parameters.ts';

/** `send_payment_request`: one bill at a time; whether it is paid already is left to the caller. */
export const sendPaymentRequest = defineTool({
  name: 'send_payment_request',
  kind: 'write',
  description:
    'Asks the customer to pay a bill: it waits for payment then, and the request shows on their phone. Only one bill can wait. ' +
    'A bill that is paid is not refused, so look at its status first.',
  parameters: { customer_id: customerId, bill_id: z.string().describe("Id of the bill, for example 'B1234'.") },
  run(view, { customer_id, bill_id }) {
    const customer = findRecord(view, 'customers', customer_id);
    if (billsOf(view, customer).some((bill) => at(bill, 'status') === 'Awaiting Payment')) {
      throw new PythonError('A bill is already awaiting payment for this customer');
    }
    if (!listIn(customer, 'bill_ids').includes(bill_id)) {
      throw new PythonError(`Bill ${text(bill_id)} not found for customer ${text(customer_id)}`);
    }
    const bill = view.change('bills', at(findRecord(view, 'bills', bill_id), 'bill_id'));
    bill['status'] = 'Awaiting Payment';
    return `Payment request sent to the customer for bill ${text(bill_id)}`;
  },
});
