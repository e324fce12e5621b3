import { isLess, negate } from '../../../python/arithmetic.ts';
import { at, contains, length } from '../../../python/containers.ts';
import { copy } from '../../../python/copy.ts';
import { isEqual } from '../../../python/is-equal.ts';
import { jsonText } from '../../../python/json-text.ts';
import { text } from '../../../python/repr.ts';
import type { MutableValue } from '../../../python/value.ts';
import { defineTool } from '../../engine/tool.ts';
import { creditGiftCard } from '../gift-card.ts';
import { orderId, paymentMethodId } from '../parameters.ts';

/** `modify_pending_order_payment`: pays with the new method and refunds the old one; the status stays `pending`. */
export const modifyPendingOrderPayment = defineTool({
  name: 'modify_pending_order_payment',
  kind: 'write',
  description:
    'Moves the payment of a pending order to another payment method and refunds the first one. State the details and get a ' +
    'clear yes from the customer first.',
  parameters: { order_id: orderId, payment_method_id: paymentMethodId },
  run(view, { order_id, payment_method_id }) {
    if (!view.has('orders', order_id)) {
      return 'Error: order not found';
    }
    const current = view.get('orders', order_id);
    if (at(current, 'status') !== 'pending') {
      return 'Error: non-pending order cannot be modified';
    }
    const userId = at(current, 'user_id');
    const methods = at(view.get('users', userId), 'payment_methods');
    if (!contains(methods, payment_method_id)) {
      return 'Error: payment method not found';
    }
    const history = at(current, 'payment_history');
    if (length(history) > 1 || at(at(history, 0), 'transaction_type') !== 'payment') {
      return 'Error: there should be exactly one payment for a pending order';
    }
    const payment = at(history, 0);
    const oldPaymentId = at(payment, 'payment_method_id');
    if (isEqual(oldPaymentId, payment_method_id)) {
      return 'Error: the new payment method should be different from the current one';
    }
    const amount = at(payment, 'amount');
    const method = at(methods, payment_method_id);
    const isGiftCard = at(method, 'source') === 'gift_card';
    if (isGiftCard && isLess(at(method, 'balance'), amount)) {
      return 'Error: insufficient gift card balance to pay for the order';
    }
    const order = view.change('orders', order_id);
    (order['payment_history'] as MutableValue[]).push(
      { transaction_type: 'payment', amount: copy(amount), payment_method_id: copy(payment_method_id) },
      { transaction_type: 'refund', amount: copy(amount), payment_method_id: copy(oldPaymentId) },
    );
    if (isGiftCard) {
      creditGiftCard({ view, userId, paymentId: text(payment_method_id), amount: negate(amount) });
    }
    if (text(oldPaymentId).includes('gift_card')) {
      creditGiftCard({ view, userId, paymentId: text(oldPaymentId), amount });
    }
    return jsonText(order);
  },
});
