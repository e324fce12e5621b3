import { otherCustomer } from '../engine/other-customer.ts';
import type { PolicyCheck } from '../engine/policy-check.ts';
import { paymentRequest } from './policy-checks/payment-request.ts';
import { refuelLimit } from './policy-checks/refuel-limit.ts';

/** What the operator's policy forbids, as far as the records alone tell it. */
export const policyChecks: readonly PolicyCheck[] = [
  paymentRequest,
  refuelLimit,
  ...otherCustomer({
    tools: ['disable_roaming', 'enable_roaming', 'refuel_data', 'resume_line', 'send_payment_request', 'suspend_line'],
    noun: 'customer',
    ownerOf: ({ customer_id, line_id, bill_id }, database) => {
      const owner = String(customer_id);
      const thing = bill_id === undefined ? `line ${line_id}` : `bill ${bill_id}`;
      return database.tables.get('customers')?.has(owner) === true ? { owner, thing } : undefined;
    },
  }),
];
