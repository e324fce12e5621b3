import { exchange } from '../calls.ts';
import type { Scenario } from '../scene.ts';
import { alternative, difference, methodFor, ordersOf, paidWith, soleItems } from '../selection.ts';
import { itemWords, variantWords } from '../wording/item-words.ts';
import { methodWords } from '../wording/method-words.ts';

/** After an exchange the order is closed for more: a return asked for too late is refused. */
export const exchangeThenReturn: Scenario = (scene) => {
  const { faker, choose, customer } = scene;
  const order = ordersOf(scene, 'delivered').find((one) => soleItems(customer, one).length > 1);
  const [item, late] = order === undefined ? [] : faker.helpers.shuffle(soleItems(customer, order));
  const variant = item === undefined ? undefined : alternative(scene, item);
  if (order === undefined || item === undefined || late === undefined || variant === undefined) {
    return null;
  }
  const methodId = methodFor(scene, difference(item, variant));
  if (methodId === undefined) {
    return null;
  }
  const [a, b, wish] = [itemWords(item), itemWords(late), variantWords(scene, item, variant)];
  const method = methodWords(customer, methodId);
  const original = methodWords(customer, paidWith(order));
  const request = choose('exchange-then-return', [
    `You want ${a} from order ${order.order_id} exchanged for ${wish}, with ${method} for the difference. Asked whether that is all for this order, you say yes. Only when the exchange has gone through do you think of returning ${b} from the same order, refund to ${original}. If it is too late for that, so be it.`,
    `Swap ${a} for ${wish}; the difference goes through ${method}. You are certain at first that nothing else in the order needs attention and say so. Once the agent reports that the exchange is done, you ask to return ${b} as well, which came along with it, for a refund to ${original}. You accept a no.`,
    `In order ${order.order_id} there is one thing that you want to swap, ${a}, and you want ${wish}. You confirm that this is the only item and settle the difference with ${method}. After it is done, and not before, you try to send back ${b} too, money to ${original}. When the agent explains why not, you leave it at that.`,
  ]);
  return { request, actions: [exchange(order, [{ item, variant }], methodId)] };
};
