import { exchange } from '../calls.ts';
import type { Scenario } from '../scene.ts';
import { alternative, difference, methodFor, ordersOf, soleItems } from '../selection.ts';
import { itemWords, variantWords } from '../wording/item-words.ts';
import { methodWords } from '../wording/method-words.ts';
import { isTellable, money } from '../wording/money.ts';
import { fromOrder } from '../wording/order-words.ts';

/** An exchange that depends on what it costs: done below the limit, left above. Some customers want to hear the figure. */
export const exchangeWithinBudget: Scenario = (scene) => {
  const { faker, choose, customer } = scene;
  const order = ordersOf(scene, 'delivered').find((one) => soleItems(customer, one).length > 0);
  const [item] = order === undefined ? [] : faker.helpers.shuffle(soleItems(customer, order));
  const variant = item === undefined ? undefined : alternative(scene, item);
  if (order === undefined || item === undefined || variant === undefined) {
    return null;
  }
  const extra = difference(item, variant);
  const methodId = methodFor(scene, extra);
  const fits = faker.datatype.boolean(0.6);
  const limits = [5, 10, 15, 20, 25, 30, 40, 50, 60, 80].filter((limit) =>
    fits ? limit > extra + 1.5 && limit < extra + 25 : limit < extra - 1.5 && limit > extra - 40,
  );
  const [limit] = faker.helpers.shuffle(limits);
  if (extra < 3 || limit === undefined || methodId === undefined) {
    return null;
  }
  const what = `${itemWords(item)}${fromOrder(scene, order)}`;
  const wish = variantWords(scene, item, variant);
  const method = methodWords(customer, methodId);
  const request = choose('exchange-budget', [
    `You would like to exchange ${what} for ${wish}. You are ready to pay up to $${limit} on top, with ${method}. If it costs more than that, you keep what you have and nothing should be changed.`,
    `How much more would it be to have ${what} swapped for ${wish}? If the answer is $${limit} or less, go ahead and charge ${method}. If it is more, you thank the agent and leave things as they are.`,
    `You want ${what} exchanged for ${wish}, and can spare $${limit} for the difference, to be paid with ${method}, but not a dollar beyond. If it comes to more, you want no exchange, no return, nothing.`,
    `You are thinking about swapping ${what} for ${wish}. You let the agent tell you the price difference and decide then: up to $${limit} extra is all right (use ${method}), anything above is not, and in that case you drop the idea.`,
  ]);
  const asks = /How much more|tell you the price difference/.test(request);
  const outputs = asks && isTellable(extra) ? [money(extra)] : [];
  return extra <= limit
    ? { request, actions: [exchange(order, [{ item, variant }], methodId)], outputs }
    : { request, actions: [], outputs, refusal: true };
};
