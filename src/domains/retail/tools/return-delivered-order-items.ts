import { at, contains } from '../../../python/containers.ts';
import { copy } from '../../../python/copy.ts';
import { isEqual } from '../../../python/is-equal.ts';
import { jsonText } from '../../../python/json-text.ts';
import { sortedStrings } from '../../../python/sorted-strings.ts';
import { defineTool, type Tool } from '../../engine/tool.ts';
import type { RetailDialect } from '../dialect.ts';
import { itemIds, orderId, paymentMethodId } from '../parameters.ts';
import { missingItem } from '../replace-items.ts';

/** `return_delivered_order_items`: payment is checked before the items. */
export const returnDeliveredOrderItems = (dialect: RetailDialect): Tool =>
  defineTool({
    name: 'return_delivered_order_items',
    kind: 'write',
    description:
      'Requests the return of items of a delivered order. The refund goes to the payment method of the order or to a gift ' +
      'card. State the details and get a clear yes from the customer first; an email then tells them how to send items back.',
    parameters: { order_id: orderId, item_ids: itemIds, payment_method_id: paymentMethodId },
    run(view, { order_id, item_ids, payment_method_id }) {
      if (!view.has('orders', order_id)) {
        return dialect.errors.order;
      }
      const current = view.get('orders', order_id);
      if (at(current, 'status') !== 'delivered') {
        return dialect.errors.returnStatus;
      }
      const userId = at(current, 'user_id');
      if (!contains(at(view.get('users', userId), 'payment_methods'), payment_method_id)) {
        return dialect.errors.payment;
      }
      const paid = () => at(at(at(current, 'payment_history'), 0), 'payment_method_id');
      if (!dialect.isGiftCard({ view, userId, paymentId: payment_method_id }) && !isEqual(payment_method_id, paid())) {
        return dialect.errors.returnPayment;
      }
      if (missingItem(current, item_ids) !== undefined) {
        return dialect.errors.returnItem;
      }
      const order = view.change('orders', order_id);
      order['status'] = 'return requested';
      order['return_items'] = sortedStrings(item_ids);
      order['return_payment_method_id'] = copy(payment_method_id);
      return jsonText(order);
    },
  });
