import { at, contains } from '../../../python/containers.ts';
import { copy } from '../../../python/copy.ts';
import { isEqual } from '../../../python/is-equal.ts';
import { jsonText } from '../../../python/json-text.ts';
import { text } from '../../../python/repr.ts';
import { sortedStrings } from '../../../python/sorted-strings.ts';
import { defineTool } from '../../engine/tool.ts';
import { itemIds, orderId, paymentMethodId } from '../parameters.ts';
import { missingItem } from '../replace-items.ts';

/** `return_delivered_order_items`: payment is checked before the items, as in tau-bench. */
export const returnDeliveredOrderItems = defineTool({
  name: 'return_delivered_order_items',
  kind: 'write',
  description:
    'Requests the return of items of a delivered order. The refund goes to the payment method of the order or to a gift ' +
    'card. State the details and get a clear yes from the customer first; an email then tells them how to send items back.',
  parameters: { order_id: orderId, item_ids: itemIds, payment_method_id: paymentMethodId },
  run(view, { order_id, item_ids, payment_method_id }) {
    if (!view.has('orders', order_id)) {
      return 'Error: order not found';
    }
    const current = view.get('orders', order_id);
    if (at(current, 'status') !== 'delivered') {
      return 'Error: non-delivered order cannot be returned';
    }
    if (!contains(at(view.get('users', at(current, 'user_id')), 'payment_methods'), payment_method_id)) {
      return 'Error: payment method not found';
    }
    const paid = () => at(at(at(current, 'payment_history'), 0), 'payment_method_id');
    if (!text(payment_method_id).includes('gift_card') && !isEqual(payment_method_id, paid())) {
      return 'Error: payment method should be either the original payment method or a gift card';
    }
    if (missingItem(current, item_ids) !== undefined) {
      return 'Error: some item not found';
    }
    const order = view.change('orders', order_id);
    order['status'] = 'return requested';
    order['return_items'] = sortedStrings(item_ids);
    order['return_payment_method_id'] = copy(payment_method_id);
    return jsonText(order);
  },
});
