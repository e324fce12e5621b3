import { giveBack } from '../calls.ts';
import type { Scenario } from '../scene.ts';
import { ordersOf, paidWith, soleItems } from '../selection.ts';
import { itemWords } from '../wording/item-words.ts';
import { methodWords } from '../wording/method-words.ts';
import { isTellable, money, sum } from '../wording/money.ts';

/** Everything of an order but one item goes back, and the customer wants to hear the sum. */
export const returnAllButOne: Scenario = (scene) => {
  const { faker, choose, customer } = scene;
  const order = ordersOf(scene, 'delivered').find(({ items }) => items.length > 2);
  const [kept] = order === undefined ? [] : faker.helpers.shuffle(soleItems(customer, order));
  if (order === undefined || kept === undefined) {
    return null;
  }
  const items = order.items.filter((item) => item !== kept);
  const refund = sum(items.map(({ price }) => price));
  if (!isTellable(refund)) {
    return null;
  }
  const what = itemWords(kept);
  const method = methodWords(customer, paidWith(order));
  const request = choose('return-all-but-one', [
    `Of order ${order.order_id} you keep ${what} and return all the rest, with the money going back to ${method}. You want the agent to tell you the exact total of the refund.`,
    `You went overboard with the order that ${what} came in. Apart from that one thing everything in it goes back, refunded to ${method}. How much will that be altogether? You want one figure, to the cent.`,
    `You only really like ${what}. Whatever else came in the same order you want to send back for a refund to ${method}. As you keep a household ledger, you ask for the sum that you will get.`,
    `Order ${order.order_id} was delivered, and your partner has vetoed everything in it except ${what}. Have all those other things returned, refund to ${method}, and find out the total refund before you say goodbye.`,
  ]);
  return { request, actions: [giveBack(order, items, paidWith(order))], outputs: [money(refund)] };
};
