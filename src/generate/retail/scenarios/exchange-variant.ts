import { exchange } from '../calls.ts';
import type { Scenario } from '../scene.ts';
import { ordersOf, soleItems, someSwaps } from '../selection.ts';
import { itemWords, variantWords } from '../wording/item-words.ts';
import { capital } from '../wording/list-words.ts';
import { methodWords } from '../wording/method-words.ts';
import { fromOrder } from '../wording/order-words.ts';

/** One or two items of a delivered order are swapped for other variants, in one call. */
export const exchangeVariant: Scenario = (scene) => {
  const { choose, customer } = scene;
  const order = ordersOf(scene, 'delivered').find((one) => soleItems(customer, one).length > 0);
  const chosen = order === undefined ? null : someSwaps(scene, order);
  if (order === undefined || chosen === null) {
    return null;
  }
  const { swaps, methodId } = chosen;
  const [first, second] = swaps;
  const method = methodWords(customer, methodId);
  const [a, wishA] = [itemWords(first.item), variantWords(scene, first.item, first.variant)];
  const from = fromOrder(scene, order);
  const actions = [exchange(order, swaps, methodId)];
  if (second === undefined) {
    const request = choose('exchange-one', [
      `You want to exchange ${a}${from} for ${wishA}. Use ${method} for any difference in price.`,
      `You picked the wrong version of ${a}${from}. What you should have taken is ${wishA}, and you would like to swap. Whatever it costs more or less is settled through ${method}.`,
      `You have a question about ${a}${from}: is there also ${wishA}? If so and if it is in stock, you exchange yours for it, with ${method} for the price difference. You do not want a refund.`,
      `${capital(a)} you received is fine as such, but you need ${wishA}. Have it exchanged and put the difference, whichever way it goes, on ${method}.`,
    ]);
    return { request, actions };
  }
  const [b, wishB] = [itemWords(second.item), variantWords(scene, second.item, second.variant)];
  const request = choose('exchange-two', [
    `Two things from the same delivery are not right. Instead of ${a} you want ${wishA}; instead of ${b} you want ${wishB}. The price difference goes through ${method}.`,
    `You want to exchange ${a}${from} for ${wishA}. When the agent sums that up for you, you add that ${b} from the same order should be swapped too, for ${wishB}. Use ${method} for the difference.`,
    `Both ${a} and ${b}, which arrived together, should be exchanged. For the first you want ${wishA}. For the second you want ${wishB}. You settle any difference with ${method}.`,
  ]);
  return { request, actions };
};
