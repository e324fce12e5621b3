import { isLess, negate } from '../../../python/arithmetic.ts';
import { at, contains, length } from '../../../python/containers.ts';
import { isEqual } from '../../../python/is-equal.ts';
import { jsonText } from '../../../python/json-text.ts';
import { text } from '../../../python/repr.ts';
import type { MutableValue } from '../../../python/value.ts';
import { defineTool, type Tool } from '../../engine/tool.ts';
import type { RetailDialect } from '../dialect.ts';
import { creditGiftCard } from '../gift-card.ts';
import { orderId, paymentMethodId } from '../parameters.ts';

/** `modify_pending_order_payment`: pays with the new method and refunds the old one; the status stays. */
export const modifyPendingOrderPayment = (dialect: RetailDialect): Tool =>
  defineTool({
    name: 'modify_pending_order_payment',
    kind: 'write',
    description:
      'Moves the payment of a pending order to another payment method and refunds the first one. State the details and get a ' +
      'clear yes from the customer first.',
    parameters: { order_id: orderId, payment_method_id: paymentMethodId },
    run(view, { order_id, payment_method_id }) {
      if (!view.has('orders', order_id)) {
        return dialect.errors.order;
      }
      const current = view.get('orders', order_id);
      if (!dialect.isPending(at(current, 'status'))) {
        return dialect.errors.modifyStatus;
      }
      const userId = at(current, 'user_id');
      const methods = at(view.get('users', userId), 'payment_methods');
      if (!contains(methods, payment_method_id)) {
        return dialect.errors.payment;
      }
      const history = at(current, 'payment_history');
      if (length(history) > 1 || at(at(history, 0), 'transaction_type') !== 'payment') {
        return dialect.errors.onePayment;
      }
      const payment = at(history, 0);
      const oldPaymentId = at(payment, 'payment_method_id');
      if (isEqual(oldPaymentId, payment_method_id)) {
        return dialect.errors.samePayment;
      }
      const amount = at(payment, 'amount');
      const method = at(methods, payment_method_id);
      const isGiftCard = at(method, 'source') === 'gift_card';
      if (isGiftCard && isLess(at(method, 'balance'), amount)) {
        return dialect.errors.balanceForOrder;
      }
      const order = view.change('orders', order_id);
      (order['payment_history'] as MutableValue[]).push(
        dialect.payment({ transaction_type: 'payment', amount, payment_method_id }),
        dialect.payment({ transaction_type: 'refund', amount, payment_method_id: oldPaymentId }),
      );
      if (isGiftCard) {
        creditGiftCard({ view, userId, paymentId: text(payment_method_id), amount: negate(amount) });
      }
      if (dialect.isGiftCard({ view, userId, paymentId: oldPaymentId })) {
        creditGiftCard({ view, userId, paymentId: text(oldPaymentId), amount });
      }
      return jsonText(order);
    },
  });
