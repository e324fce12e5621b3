import { absolute, isLess, negate } from '../../../python/arithmetic.ts';
import { at, contains } from '../../../python/containers.ts';
import { copy } from '../../../python/copy.ts';
import { jsonText } from '../../../python/json-text.ts';
import { text } from '../../../python/repr.ts';
import type { MutableDictionary, MutableValue, Value } from '../../../python/value.ts';
import type { Row } from '../../engine/database.ts';
import { defineTool } from '../../engine/tool.ts';
import type { View } from '../../engine/view.ts';
import { creditGiftCard } from '../gift-card.ts';
import { itemIds, newItemIds, orderId, paymentMethodId } from '../parameters.ts';
import { findItem, pairs, priceDifference } from '../replace-items.ts';

/** `modify_pending_order_items`: moves money at once, and locks the order's status for further changes. */
export const modifyPendingOrderItems = defineTool({
  name: 'modify_pending_order_items',
  kind: 'write',
  description:
    'Replaces items of a pending order by other variants of the same products. It works only once for an order, so collect ' +
    'all items, state the details and get a clear yes from the customer first.',
  parameters: {
    order_id: orderId,
    item_ids: itemIds,
    new_item_ids: newItemIds,
    payment_method_id: paymentMethodId,
  },
  run(view, { order_id, item_ids, new_item_ids, payment_method_id }) {
    if (!view.has('orders', order_id)) {
      return 'Error: order not found';
    }
    const current = view.get('orders', order_id);
    if (at(current, 'status') !== 'pending') {
      return 'Error: non-pending order cannot be modified';
    }
    const priced = priceDifference({ view, order: current, itemIds: item_ids, newItemIds: new_item_ids });
    if (priced.error !== undefined) {
      return priced.error;
    }
    const { difference } = priced;
    const methods = at(view.get('users', at(current, 'user_id')), 'payment_methods');
    if (!contains(methods, payment_method_id)) {
      return 'Error: payment method not found';
    }
    const method = at(methods, payment_method_id);
    const isGiftCard = at(method, 'source') === 'gift_card';
    if (isGiftCard && isLess(at(method, 'balance'), difference)) {
      return 'Error: insufficient gift card balance to pay for the new item';
    }
    const order = view.change('orders', order_id);
    (order['payment_history'] as MutableValue[]).push({
      transaction_type: isLess(0, difference) ? 'payment' : 'refund',
      // Not rounded here, unlike an exchange: tau-bench's own way, and the state's hash shows it.
      amount: absolute(difference),
      payment_method_id: copy(payment_method_id),
    });
    if (isGiftCard) {
      const paymentId = text(payment_method_id);
      creditGiftCard({ view, userId: at(current, 'user_id'), paymentId, amount: negate(difference) });
    }
    for (const [itemId, newItemId] of pairs(item_ids, new_item_ids)) {
      replaceItem({ view, order, itemId, newItemId });
    }
    order['status'] = 'pending (item modified)';
    return jsonText(order);
  },
});

function replaceItem(options: {
  readonly view: View;
  readonly order: Row;
  readonly itemId: Value;
  readonly newItemId: Value;
}): void {
  const item = findItem(options.order, options.itemId) as MutableDictionary;
  const product = options.view.get('products', at(item, 'product_id'));
  const variant = at(at(product, 'variants'), options.newItemId);
  item['item_id'] = copy(options.newItemId);
  item['price'] = copy(at(variant, 'price'));
  item['options'] = copy(at(variant, 'options'));
}
