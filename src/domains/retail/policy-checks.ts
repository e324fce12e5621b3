import { otherCustomer } from '../engine/other-customer.ts';
import type { PolicyCheck } from '../engine/policy-check.ts';
import { field, recordOf } from '../engine/record-fields.ts';

/**
 * What the shop's policies forbid, tau-bench's as well as ours. Status, refund, stock and "once" are left to the tools, which refuse
 * such calls by themselves.
 */
export const policyChecks: readonly PolicyCheck[] = otherCustomer({
  tools: [
    'cancel_pending_order',
    'exchange_delivered_order_items',
    'modify_pending_order_address',
    'modify_pending_order_items',
    'modify_pending_order_payment',
    'modify_user_address',
    'return_delivered_order_items',
  ],
  noun: 'user',
  ownerOf: ({ order_id, user_id }, database) => {
    if (order_id === undefined) {
      return { owner: String(user_id), thing: `the profile of ${user_id}` };
    }
    const owner = field(recordOf(database, 'orders', order_id), 'user_id');
    return typeof owner === 'string' ? { owner, thing: `order ${order_id}` } : undefined;
  },
});
