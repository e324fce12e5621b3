import { cancel } from '../calls.ts';
import type { Scenario } from '../scene.ts';
import { ordersOf, soleItems } from '../selection.ts';
import { itemWords } from '../wording/item-words.ts';
import { fromOrder } from '../wording/order-words.ts';

/** One item of a pending order is to go, which cannot be: the customer cancels it all, or keeps it all. */
export const partialCancel: Scenario = (scene) => {
  const { faker, choose, customer } = scene;
  const order = ordersOf(scene, 'pending').find(({ items }) => items.length > 1);
  const [item] = order === undefined ? [] : faker.helpers.shuffle(soleItems(customer, order));
  if (order === undefined || item === undefined) {
    return null;
  }
  const what = `${itemWords(item)}${fromOrder(scene, order)}`;
  if (faker.datatype.boolean(0.35)) {
    const request = choose('partial-cancel-keep', [
      `You want ${what} taken off before it is sent, as you bought the same thing in town yesterday. Everything else in that order should come. If one thing alone cannot be cancelled, you keep the order exactly as it is.`,
      `You no longer need ${what} and want just that one thing taken out before the order ships. You would rather have the whole order arrive than lose the rest, so if it is all or nothing you leave the order alone.`,
      `You ask the agent to drop ${what} before the order ships and to refund only that. You will not cancel the complete order in any case, and you want no other version of the item either.`,
    ]);
    return { request, actions: [], refusal: true };
  }
  const request = choose('partial-cancel-all', [
    `You want ${what} cancelled and the rest of the order to come as planned, because you ordered it by mistake. If only whole orders can be cancelled, then have the whole order cancelled for that same reason: ordered by mistake.`,
    `You no longer need ${what}. At first you ask to cancel just that. Told that this cannot be done, you think for a moment and decide that you no longer need anything in that order, so the agent shall cancel all of it.`,
    `Something in one of your pending orders was ordered by mistake, namely ${what}. You would like it removed. When you hear that it can only be everything or nothing, you choose everything: cancel that whole order, it was all a mistake.`,
  ]);
  const reason = request.includes('mistake') ? 'ordered by mistake' : 'no longer needed';
  return { request, actions: [cancel(order, reason)] };
};
