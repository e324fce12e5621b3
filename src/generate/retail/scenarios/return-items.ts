import { giveBack } from '../calls.ts';
import type { Scenario } from '../scene.ts';
import { ordersOf, paidWith, soleItems } from '../selection.ts';
import { itemsWords } from '../wording/item-words.ts';
import { methodWords } from '../wording/method-words.ts';
import { fromOrder } from '../wording/order-words.ts';

/** One or two items go back, refunded to where the money came from. */
export const returnItems: Scenario = (scene) => {
  const { faker, choose, customer } = scene;
  const order = ordersOf(scene, 'delivered').find((one) => soleItems(customer, one).length > 0);
  if (order === undefined) {
    return null;
  }
  const items = faker.helpers.arrayElements(soleItems(customer, order), { min: 1, max: 2 });
  const what = itemsWords(items);
  const from = fromOrder(scene, order);
  const method = methodWords(customer, paidWith(order));
  const request = choose('return-items', [
    `You want to return ${what}${from}. The refund should go to ${method}.`,
    `You are not happy with ${what}${from} and want to send ${items.length === 1 ? 'it' : 'both'} back. You want the money on ${method}, which is how you paid.`,
    `Now that you have seen ${what} in daylight, you would rather have your money back, on ${method} please. You keep whatever else came with ${items.length === 1 ? 'it' : 'them'}.`,
    `Start a return for ${what}${from}. If asked, you paid with ${method} and want it refunded there. An exchange does not interest you.`,
    `Your cellar is full, so ${what}${from} must go back to the shop. You expect the refund on ${method}. You also want to know how you learn where to send the parcel.`,
  ]);
  return { request, actions: [giveBack(order, items, paidWith(order))] };
};
