import type { ExpectedCall } from '../draft.ts';
import type { Address, Item, Order, Variant } from './records.ts';

/** `reason` is one of the two that the tool takes. */
export function cancel(order: Order, reason: 'no longer needed' | 'ordered by mistake'): ExpectedCall {
  return { name: 'cancel_pending_order', kwargs: { order_id: order.order_id, reason } };
}

/** Returns items, refunded to the method. */
export function giveBack(order: Order, items: readonly Item[], methodId: string): ExpectedCall {
  return {
    name: 'return_delivered_order_items',
    kwargs: {
      order_id: order.order_id,
      item_ids: items.map(({ item_id }) => item_id),
      payment_method_id: methodId,
    },
  };
}

/** An item and the variant that is to take its place. */
export interface Swap {
  readonly item: Item;
  readonly variant: Variant;
}

/** Exchanges items of a delivered order. */
export function exchange(order: Order, swaps: readonly Swap[], methodId: string): ExpectedCall {
  return { name: 'exchange_delivered_order_items', kwargs: swapArguments(order, swaps, methodId) };
}

/** Changes items of a pending order. */
export function changeItems(order: Order, swaps: readonly Swap[], methodId: string): ExpectedCall {
  return { name: 'modify_pending_order_items', kwargs: swapArguments(order, swaps, methodId) };
}

function swapArguments(order: Order, swaps: readonly Swap[], methodId: string) {
  return {
    order_id: order.order_id,
    item_ids: swaps.map(({ item }) => item.item_id),
    new_item_ids: swaps.map(({ variant }) => variant.item_id),
    payment_method_id: methodId,
  };
}

/** Ships a pending order elsewhere. */
export function changeAddress(order: Order, address: Address): ExpectedCall {
  return { name: 'modify_pending_order_address', kwargs: { order_id: order.order_id, ...addressParts(address) } };
}

/** Changes the address in the customer's profile. */
export function changeProfile(userId: string, address: Address): ExpectedCall {
  return { name: 'modify_user_address', kwargs: { user_id: userId, ...addressParts(address) } };
}

function addressParts({ address1, address2, city, state, country, zip }: Address) {
  return { address1, address2, city, state, country, zip };
}

/** Pays a pending order with another method. */
export function changePayment(order: Order, methodId: string): ExpectedCall {
  return {
    name: 'modify_pending_order_payment',
    kwargs: { order_id: order.order_id, payment_method_id: methodId },
  };
}

/** Looks an order up. */
export function lookUpOrder(order: Order): ExpectedCall {
  return { name: 'get_order_details', kwargs: { order_id: order.order_id } };
}

/** Looks a product up. */
export function lookUpProduct(productId: string): ExpectedCall {
  return { name: 'get_product_details', kwargs: { product_id: productId } };
}

/** Hands over to a human. */
export function transfer(summary: string): ExpectedCall {
  return { name: 'transfer_to_human_agents', kwargs: { summary } };
}
