import { z } from 'zod';
import { at, contains, iterate } from '../../../python/containers.ts';
import { copy } from '../../../python/copy.ts';
import { jsonText } from '../../../python/json-text.ts';
import { text } from '../../../python/repr.ts';
import type { MutableValue } from '../../../python/value.ts';
import { defineTool, type Tool } from '../../engine/tool.ts';
import type { RetailDialect } from '../dialect.ts';
import { creditGiftCard } from '../gift-card.ts';
import { orderId } from '../parameters.ts';

const REASONS = ['no longer needed', 'ordered by mistake'] as const;

/** `cancel_pending_order`: refunds every payment in the order's history, gift cards at once. */
export const cancelPendingOrder = (dialect: RetailDialect): Tool =>
  defineTool({
    name: 'cancel_pending_order',
    kind: 'write',
    description:
      'Cancels an order that is still pending and refunds every payment: a gift card at once, other methods within 5 to 7 ' +
      'business days. State what will happen and get a clear yes from the customer first. Gives the cancelled order.',
    parameters: { order_id: orderId, reason: z.enum(REASONS).describe('Why the customer cancels.') },
    run(view, { order_id, reason }) {
      if (!view.has('orders', order_id)) {
        return dialect.errors.order;
      }
      const current = view.get('orders', order_id);
      if (at(current, 'status') !== 'pending') {
        return dialect.errors.cancelStatus;
      }
      dialect.checkReason(reason);
      if (!contains(REASONS, reason)) {
        return dialect.errors.reason;
      }
      const refunds = iterate(at(current, 'payment_history')).map((payment): MutableValue => {
        const paymentId = text(at(payment, 'payment_method_id'));
        const userId = at(current, 'user_id');
        const amount = at(payment, 'amount');
        if (dialect.isGiftCard({ view, userId, paymentId })) {
          creditGiftCard({ view, userId, paymentId, amount });
        }
        return dialect.payment({ transaction_type: 'refund', amount, payment_method_id: paymentId });
      });
      const order = view.change('orders', order_id);
      order['status'] = 'cancelled';
      order['cancel_reason'] = copy(reason);
      (order['payment_history'] as MutableValue[]).push(...refunds);
      return jsonText(order);
    },
  });
