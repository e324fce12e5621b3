import { cancel, giveBack } from '../calls.ts';
import type { Scenario } from '../scene.ts';
import { ordersOf, paidWith, soleItems, totalOf } from '../selection.ts';
import { cancelReason } from '../wording/cancel-reason.ts';
import { itemWords } from '../wording/item-words.ts';
import { capital } from '../wording/list-words.ts';
import { methodWords } from '../wording/method-words.ts';
import { isTellable, money, sum } from '../wording/money.ts';
import { orderWords } from '../wording/order-words.ts';

/** One order is cancelled, an item of another goes back, and both refunds are to be added up. */
export const cancelAndReturn: Scenario = (scene) => {
  const { faker, choose, customer } = scene;
  const [pending] = ordersOf(scene, 'pending');
  const [delivered] = ordersOf(scene, 'delivered');
  if (pending === undefined || delivered === undefined) {
    return null;
  }
  const [item] = faker.helpers.shuffle(soleItems(customer, delivered));
  if (item === undefined || !isTellable(sum([totalOf(pending), item.price]))) {
    return null;
  }
  const [words, what] = [orderWords(scene, pending), itemWords(item)];
  const { reason, words: because } = cancelReason(scene);
  const method = methodWords(customer, paidWith(delivered));
  const request = choose('cancel-and-return', [
    `You want two things done. ${capital(words)} should be cancelled, because ${because}. And ${what} that has reached you already goes back, with the refund to ${method}. In the end you want to hear what you get back for the two together.`,
    `You begin with ${what}: it has been delivered and you want to return it, money to ${method}. Then you bring up ${words}, which you want cancelled since ${because}. You ask the agent for the sum of both refunds.`,
    `Cancel ${words}; ${because}. While you are here you would also like to return ${what} for a refund to ${method}. How much money is that in total, over both? You want the exact amount.`,
  ]);
  return {
    request,
    actions: [cancel(pending, reason), giveBack(delivered, [item], paidWith(delivered))],
    outputs: [money(sum([totalOf(pending), item.price]))],
  };
};
