import { exchange } from '../calls.ts';
import type { Scenario } from '../scene.ts';
import { difference, methodFor, ordersOf, othersOf, soleItems } from '../selection.ts';
import { itemWords } from '../wording/item-words.ts';
import { methodWords } from '../wording/method-words.ts';
import { isTellable, money } from '../wording/money.ts';
import { fromOrder } from '../wording/order-words.ts';

/** An item is swapped for the cheapest or the dearest other variant in stock, and the difference is asked for. */
export const exchangeCheapest: Scenario = (scene) => {
  const { faker, shop, choose, customer } = scene;
  const order = ordersOf(scene, 'delivered').find((one) => soleItems(customer, one).length > 0);
  const [item] = order === undefined ? [] : faker.helpers.shuffle(soleItems(customer, order));
  if (order === undefined || item === undefined) {
    return null;
  }
  const cheapest = faker.datatype.boolean();
  const others = othersOf({ faker, shop, item, available: true }).sort((left, right) => left.price - right.price);
  const [variant, runnerUp] = cheapest ? others : others.reverse();
  if (variant === undefined || runnerUp === undefined || Math.abs(variant.price - runnerUp.price) < 0.5) {
    return null;
  }
  const change = difference(item, variant);
  const methodId = methodFor(scene, change);
  if (methodId === undefined || !isTellable(Math.abs(change)) || change < 0 !== cheapest) {
    return null;
  }
  const what = `${itemWords(item)}${fromOrder(scene, order)}`;
  const method = methodWords(customer, methodId);
  const request = cheapest
    ? choose('exchange-cheapest', [
        `You spent too much on ${what}. Exchange it for the cheapest version that is in stock, whatever it looks like, and have the difference paid back to ${method}. You want to know how much that difference is.`,
        `You would like to swap ${what} for the least expensive version of it that is in stock. Color and features are all the same to you. You ask how much you get back, and the money should go to ${method}.`,
        `Money is tight this month. You want to swap ${what} for whichever available variant has the lowest price, with the refund to ${method}, and you ask the agent to name the exact amount you save.`,
      ])
    : choose('exchange-dearest', [
        `You have come into a little money and want the best there is: swap ${what} for the most expensive version in stock. You pay the difference with ${method} and want to hear what it comes to.`,
        `You believe that quality has its price, so instead of ${what} you want the variant with the highest price among those available, whichever it is. The extra goes on ${method}. You ask how much extra that is, exactly.`,
        `You want to trade ${what} up to the priciest one that can be had right now, and you do not care about the details. Charge ${method}. Before you agree you need the exact surcharge.`,
      ]);
  return {
    request,
    actions: [exchange(order, [{ item, variant }], methodId)],
    outputs: [money(Math.abs(change))],
  };
};
