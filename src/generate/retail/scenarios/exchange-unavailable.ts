import { exchange, giveBack } from '../calls.ts';
import type { Scenario } from '../scene.ts';
import { alternative, difference, methodFor, ordersOf, othersOf, paidWith, soleItems } from '../selection.ts';
import { itemWords, variantWords } from '../wording/item-words.ts';
import { methodWords } from '../wording/method-words.ts';
import { fromOrder } from '../wording/order-words.ts';

/** The variant that the customer wants is out of stock: a second choice, a return, or nothing. */
export const exchangeUnavailable: Scenario = (scene) => {
  const { faker, shop, choose, customer } = scene;
  const order = ordersOf(scene, 'delivered').find((one) => soleItems(customer, one).length > 0);
  const [item] = order === undefined ? [] : faker.helpers.shuffle(soleItems(customer, order));
  if (order === undefined || item === undefined) {
    return null;
  }
  const [missing] = othersOf({ faker, shop, item, available: false });
  const second = alternative(scene, item);
  const methodId = second === undefined ? undefined : methodFor(scene, difference(item, second));
  if (missing === undefined || second === undefined || methodId === undefined) {
    return null;
  }
  const what = `${itemWords(item)}${fromOrder(scene, order)}`;
  const wish = variantWords(scene, item, missing);
  const kind = faker.helpers.arrayElement(['second', 'second', 'return', 'leave']);
  if (kind === 'second') {
    const [other, method] = [variantWords(scene, item, second), methodWords(customer, methodId)];
    const request = choose('unavailable-second', [
      `You want to exchange ${what} for ${wish}. If that is sold out, your second choice is ${other}. Price differences go through ${method}.`,
      `Instead of ${what} you have set your heart on ${wish}. You ask whether it can be had. If it cannot, you are disappointed and settle for ${other}. The difference goes on ${method}.`,
      `You need another version of ${what}. First choice: ${wish}. Second choice, only if the first is out of stock: ${other}. You use ${method} for whatever the difference is.`,
    ]);
    return { request, actions: [exchange(order, [{ item, variant: second }], methodId)] };
  }
  const original = methodWords(customer, paidWith(order));
  if (kind === 'return') {
    const request = choose('unavailable-return', [
      `You want to swap ${what} for ${wish}. Should that one not be available, you do not want any other but return yours, with the refund to ${original}.`,
      `${original.replace('your', 'Your')} is what you paid with. In place of ${what} you would like ${wish}. If it is out of stock, forget the exchange: you send the thing back and want the money where it came from.`,
      `You ask to exchange ${what}, and there is just one version that you want: ${wish}. If this very version is not in stock at the moment, you change your mind and ask for a plain return, refunded to ${original}.`,
    ]);
    return { request, actions: [giveBack(order, [item], paidWith(order))] };
  }
  const request = choose('unavailable-leave', [
    `You want ${what} exchanged for ${wish}, paying or getting back the difference with ${original}. If it is sold out you keep what you have; no other version will do, and no return either.`,
    `You have ${what} and would exchange it for one version only, with ${original} for the difference: ${wish}. If that is not to be had, you will try again some other time and want nothing done today.`,
    `You hope to swap ${what} for ${wish}. If the agent cannot give you exactly that, you leave everything as it is, however good the alternatives sound. The difference would have gone through ${original}.`,
  ]);
  return { request, actions: [], refusal: true };
};
