import type { PolicyCheck } from '../../engine/policy-check.ts';
import { field, recordOf } from '../../engine/record-fields.ts';

/** The policy has payment requests sent for overdue bills only, which the tool does not look at. */
export const paymentRequest: PolicyCheck = {
  name: 'payment_request',
  tool: 'send_payment_request',
  breachOf: ({ bill_id }, database) => {
    const id = String(bill_id);
    const status = field(recordOf(database, 'bills', id), 'status');
    if (status === undefined || status === 'Overdue') {
      return null;
    }
    return {
      forbidden: `a payment request for bill ${id}`,
      did: `sent a payment request for bill ${id}`,
      reason: `only overdue bills are asked for, and its status is ${status}`,
      instead: `Look at the status of the customer's bills, and send no request for ${id}.`,
    };
  },
};
