import { isLess, roundToCents } from '../../../python/arithmetic.ts';
import { at, contains } from '../../../python/containers.ts';
import { copy } from '../../../python/copy.ts';
import { jsonText } from '../../../python/json-text.ts';
import { sortedStrings } from '../../../python/sorted-strings.ts';
import { defineTool, type Tool } from '../../engine/tool.ts';
import type { RetailDialect } from '../dialect.ts';
import { itemIds, newItemIds, orderId, paymentMethodId } from '../parameters.ts';
import { priceDifference } from '../replace-items.ts';

/** `exchange_delivered_order_items`: only notes the request: no money moves and the items stay. */
export const exchangeDeliveredOrderItems = (dialect: RetailDialect): Tool =>
  defineTool({
    name: 'exchange_delivered_order_items',
    kind: 'write',
    description:
      'Requests the exchange of items of a delivered order for other variants of the same products. An order can be exchanged ' +
      'or returned only once, so collect all items, state the details and get a clear yes from the customer first.',
    parameters: {
      order_id: orderId,
      item_ids: itemIds,
      new_item_ids: newItemIds,
      payment_method_id: paymentMethodId,
    },
    run(view, { order_id, item_ids, new_item_ids, payment_method_id }) {
      if (!view.has('orders', order_id)) {
        return dialect.errors.order;
      }
      const current = view.get('orders', order_id);
      if (at(current, 'status') !== 'delivered') {
        return dialect.errors.exchangeStatus;
      }
      const priced = priceDifference({
        errors: dialect.errors.exchange,
        view,
        order: current,
        itemIds: item_ids,
        newItemIds: new_item_ids,
      });
      if (priced.error !== undefined) {
        return priced.error;
      }
      const difference = roundToCents(priced.difference);
      const methods = at(view.get('users', at(current, 'user_id')), 'payment_methods');
      if (!contains(methods, payment_method_id)) {
        return dialect.errors.payment;
      }
      const method = at(methods, payment_method_id);
      if (at(method, 'source') === 'gift_card' && isLess(at(method, 'balance'), difference)) {
        return dialect.errors.exchange.balance;
      }
      const order = view.change('orders', order_id);
      order['status'] = 'exchange requested';
      order['exchange_items'] = sortedStrings(item_ids);
      order['exchange_new_items'] = sortedStrings(new_item_ids);
      order['exchange_payment_method_id'] = copy(payment_method_id);
      order['exchange_price_difference'] = difference;
      return jsonText(order);
    },
  });
