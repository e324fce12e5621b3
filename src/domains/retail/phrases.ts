import type { Database } from '../engine/database.ts';
import type { Phrases } from '../engine/phrase.ts';
import { describePayment } from '../engine/wallet.ts';
import { joined, textsIn } from '../engine/wording.ts';
import { describeItem } from './describe-item.ts';

type Given = Readonly<Record<string, unknown>>;

const itemsOf = (ids: unknown, database: Database) =>
  joined(textsIn(ids).map((id) => `the ${describeItem(database, id).text}`));
const swapOf = ({ item_ids, new_item_ids }: Given, database: Database) => {
  const fresh = textsIn(new_item_ids);
  return joined(
    textsIn(item_ids).map(
      (id, index) =>
        `the ${describeItem(database, id).text} for the ${describeItem(database, fresh[index] ?? '').text}`,
    ),
  );
};
const addressOf = ({ address1, address2, city, state, zip, country }: Given) =>
  [address1, address2, city, `${state} ${zip}`, country].filter((part) => part !== '').join(', ');
const reasonOf = (reason: unknown) =>
  ({ 'no longer needed': 'I no longer need it', 'ordered by mistake': 'I ordered it by mistake' })[String(reason)] ??
  `the reason: ${reason}`;

/** The words for the shop's changes. */
export const phrases: Phrases = {
  cancel_pending_order: ({ order_id, reason }) => ({
    wish: `cancel my order ${order_id}; ${reasonOf(reason)}`,
    deed: `the cancellation of order ${order_id} (reason: ${reason})`,
  }),
  return_delivered_order_items: (given, database) => ({
    wish: `return ${itemsOf(given['item_ids'], database)} from order ${given['order_id']}, with the refund to my ${describePayment(database, given['payment_method_id'])}`,
    deed: `the return of ${itemsOf(given['item_ids'], database)} from order ${given['order_id']}, refunded to your ${describePayment(database, given['payment_method_id'])}`,
  }),
  exchange_delivered_order_items: (given, database) => ({
    wish: `exchange ${swapOf(given, database)} in order ${given['order_id']}, any difference on my ${describePayment(database, given['payment_method_id'])}`,
    deed: `the exchange of ${swapOf(given, database)} in order ${given['order_id']}, with any difference on your ${describePayment(database, given['payment_method_id'])}`,
  }),
  modify_pending_order_items: (given, database) => ({
    wish: `swap ${swapOf(given, database)} in my open order ${given['order_id']}, any difference on my ${describePayment(database, given['payment_method_id'])}`,
    deed: `a change of items in order ${given['order_id']}, ${swapOf(given, database)}, with any difference on your ${describePayment(database, given['payment_method_id'])}`,
  }),
  modify_pending_order_payment: ({ order_id, payment_method_id }, database) => ({
    wish: `pay order ${order_id} with my ${describePayment(database, payment_method_id)} instead`,
    deed: `the payment of order ${order_id} with your ${describePayment(database, payment_method_id)}`,
  }),
  modify_pending_order_address: (given) => ({
    wish: `have order ${given['order_id']} sent to ${addressOf(given)}`,
    deed: `the delivery of order ${given['order_id']} to ${addressOf(given)}`,
  }),
  modify_user_address: (given) => ({
    wish: `have the address in my profile changed to ${addressOf(given)}`,
    deed: `the new address in your profile, ${addressOf(given)}`,
  }),
};
