import { giveBack } from '../calls.ts';
import type { Scenario } from '../scene.ts';
import { ordersOf, paidWith, soleItems } from '../selection.ts';
import { anyWords, itemWords } from '../wording/item-words.ts';
import { methodWords } from '../wording/method-words.ts';
import { fromOrder } from '../wording/order-words.ts';

/** An exchange for another kind of product is refused: the customer returns the item, or keeps it. */
export const exchangeOtherProduct: Scenario = (scene) => {
  const { faker, shop, choose, customer } = scene;
  const order = ordersOf(scene, 'delivered').find((one) => soleItems(customer, one).length > 0);
  const [item] = order === undefined ? [] : faker.helpers.shuffle(soleItems(customer, order));
  if (order === undefined || item === undefined) {
    return null;
  }
  const bought = new Set(customer.bought.flatMap(({ items }) => items.map(({ product_id }) => product_id)));
  const strange = faker.helpers.arrayElement(
    [...shop.products.values()].filter(({ product_id }) => !bought.has(product_id)),
  );
  const [what, other] = [`${itemWords(item)}${fromOrder(scene, order)}`, anyWords(strange)];
  const original = methodWords(customer, paidWith(order));
  if (faker.datatype.boolean(0.75)) {
    const request = choose('other-product-return', [
      `You want to exchange ${what} for a different thing altogether: ${other}. If the shop does not do that, return it instead and have the money sent to ${original}.`,
      `What you need is ${other} and not ${what}. Try to get a straight swap. When you hear that it does not work like that, you ask for a return with the refund to ${original}; you can buy the other thing later by yourself.`,
      `You would like to trade ${what} in for ${other}, the price difference being no problem. If a trade between different products is out of the question, you send yours back and want the refund on ${original}.`,
    ]);
    return { request, actions: [giveBack(order, [item], paidWith(order))] };
  }
  const request = choose('other-product-keep', [
    `You want to swap ${what} for ${other}. If that is impossible you keep it after all: you want neither a return nor another version of the same thing.`,
    `Your idea is to exchange ${what} for ${other}, and you argue that both come from the same shop. If the agent does not give way, you drop the idea without asking for anything else.`,
    `You ask to have ${what} replaced by ${other}. A no is a no for you: you would then rather live with what you have than send it back.`,
  ]);
  return { request, actions: [], refusal: true };
};
