import { changeItems, changePayment } from '../calls.ts';
import type { Scenario } from '../scene.ts';
import { alternative, balanceOf, difference, ordersOf, paidWith, soleItems, totalOf } from '../selection.ts';
import { itemWords, productWords, variantWords } from '../wording/item-words.ts';
import { methodWords } from '../wording/method-words.ts';
import { orderWords } from '../wording/order-words.ts';

/** The payment of a pending order moves to another method, and an item changes: again in this order only. */
export const paymentThenItems: Scenario = (scene) => {
  const { faker, choose, customer } = scene;
  const order = ordersOf(scene, 'pending').find((one) => soleItems(customer, one).length > 0);
  const [item] = order === undefined ? [] : faker.helpers.shuffle(soleItems(customer, order));
  const variant = item === undefined ? undefined : alternative(scene, item);
  if (order === undefined || item === undefined || variant === undefined) {
    return null;
  }
  const needed = totalOf(order) + Math.max(0, difference(item, variant));
  const methodId = Object.keys(customer.payment_methods).find(
    (id) => id !== paidWith(order) && balanceOf(customer, id) >= needed,
  );
  if (methodId === undefined) {
    return null;
  }
  const [what, wish, words] = [itemWords(item), variantWords(scene, item, variant), orderWords(scene, order)];
  const place = words.includes(productWords(item)) ? 'that you have on order' : `in ${words}`;
  const [old, method] = [methodWords(customer, paidWith(order)), methodWords(customer, methodId)];
  const request = choose('payment-then-items', [
    `You want ${what} ${place} changed to ${wish}. Besides, that whole order is to be paid with ${method} and not with ${old}, and the price difference for the change goes there too.`,
    `You paid for ${words} with ${old}, but it should all run over ${method}: the whole order, and the difference for a change that you want as well, ${what} to ${wish}.`,
    `First you ask to have ${what}, which is still waiting to be shipped, turned into ${wish}, with ${method} for the difference. Before you say yes, you ask for one thing more: that the complete order be moved from ${old} to ${method}.`,
  ]);
  return { request, actions: [changePayment(order, methodId), changeItems(order, [{ item, variant }], methodId)] };
};
