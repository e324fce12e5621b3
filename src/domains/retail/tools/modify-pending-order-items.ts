import { absolute, isLess, negate } from '../../../python/arithmetic.ts';
import { at, contains } from '../../../python/containers.ts';
import { copy } from '../../../python/copy.ts';
import { jsonText } from '../../../python/json-text.ts';
import { text } from '../../../python/repr.ts';
import type { MutableDictionary, MutableValue, Value } from '../../../python/value.ts';
import type { Row } from '../../engine/database.ts';
import { defineTool, type Tool } from '../../engine/tool.ts';
import type { View } from '../../engine/view.ts';
import type { RetailDialect } from '../dialect.ts';
import { creditGiftCard } from '../gift-card.ts';
import { itemIds, newItemIds, orderId, paymentMethodId } from '../parameters.ts';
import { findItem, pairs, priceDifference } from '../replace-items.ts';

/** `modify_pending_order_items`: moves money at once, and locks the order's status for further changes. */
export const modifyPendingOrderItems = (dialect: RetailDialect): Tool =>
  defineTool({
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
        return dialect.errors.order;
      }
      const current = view.get('orders', order_id);
      if (at(current, 'status') !== 'pending') {
        return dialect.errors.modifyStatus;
      }
      const priced = priceDifference({
        errors: dialect.errors.modification,
        view,
        order: current,
        itemIds: item_ids,
        newItemIds: new_item_ids,
      });
      if (priced.error !== undefined) {
        return priced.error;
      }
      const { difference } = priced;
      const methods = at(view.get('users', at(current, 'user_id')), 'payment_methods');
      if (!contains(methods, payment_method_id)) {
        return dialect.errors.payment;
      }
      const method = at(methods, payment_method_id);
      const isGiftCard = at(method, 'source') === 'gift_card';
      if (isGiftCard && isLess(at(method, 'balance'), difference)) {
        return dialect.errors.modification.balance;
      }
      const order = view.change('orders', order_id);
      (order['payment_history'] as MutableValue[]).push(
        dialect.payment({
          transaction_type: isLess(0, difference) ? 'payment' : 'refund',
          // Not rounded here, unlike an exchange: the benchmark's own way, and the state's hash shows it.
          amount: absolute(difference),
          payment_method_id,
        }),
      );
      if (isGiftCard) {
        const paymentId = text(payment_method_id);
        creditGiftCard({ view, userId: at(current, 'user_id'), paymentId, amount: negate(difference) });
      }
      const replacements = pairs(item_ids, new_item_ids).map(([itemId, newItemId]) => ({
        itemId,
        newItemId,
        variant: variantOf({ view, order: current, itemId, newItemId }),
      }));
      for (const replacement of replacements) {
        const { variant } = (dialect.lastVariantForAll ? replacements.at(-1) : undefined) ?? replacement;
        replaceItem({ order, ...replacement, variant });
      }
      order['status'] = 'pending (item modified)';
      return jsonText(order);
    },
  });

/** The variant that comes in the place of an item, of the same product. */
function variantOf(options: {
  readonly view: View;
  readonly order: Row;
  readonly itemId: Value;
  readonly newItemId: Value;
}): Value {
  const { view, order, itemId, newItemId } = options;
  const product = view.get('products', at(findItem(order, itemId), 'product_id'));
  return at(at(product, 'variants'), newItemId);
}

function replaceItem(options: {
  readonly order: Row;
  readonly itemId: Value;
  readonly newItemId: Value;
  readonly variant: Value;
}): void {
  const { order, itemId, newItemId, variant } = options;
  const item = findItem(order, itemId) as MutableDictionary;
  item['item_id'] = copy(newItemId);
  item['price'] = copy(at(variant, 'price'));
  item['options'] = copy(at(variant, 'options'));
}
