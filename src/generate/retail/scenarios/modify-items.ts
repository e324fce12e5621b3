import { changeItems } from '../calls.ts';
import type { Scenario } from '../scene.ts';
import { ordersOf, soleItems, someSwaps } from '../selection.ts';
import { itemWords, variantWords } from '../wording/item-words.ts';
import { capital } from '../wording/list-words.ts';
import { methodWords } from '../wording/method-words.ts';
import { fromOrder } from '../wording/order-words.ts';

/** One or two items of a pending order become other variants, in one call. */
export const modifyItems: Scenario = (scene) => {
  const { choose, customer } = scene;
  const order = ordersOf(scene, 'pending').find((one) => soleItems(customer, one).length > 0);
  const chosen = order === undefined ? null : someSwaps(scene, order);
  if (order === undefined || chosen === null) {
    return null;
  }
  const { swaps, methodId } = chosen;
  const [first, second] = swaps;
  const method = methodWords(customer, methodId);
  const [a, wishA] = [itemWords(first.item), variantWords(scene, first.item, first.variant)];
  const from = fromOrder(scene, order);
  const actions = [changeItems(order, swaps, methodId)];
  if (second === undefined) {
    const request = choose('modify-one', [
      `You have ordered ${a}${from.replace('from', 'in')}, which has not been sent yet, and you want to change it to ${wishA}. Any difference is settled with ${method}.`,
      `Before it ships, ${a} that you have on order should become ${wishA}. You use ${method} for the difference. The rest of the order stays as it is.`,
      `You were too quick with ${a}${from}. You ask whether it can still be changed to ${wishA}, and if so you want that done, with ${method} for the price difference. Cancelling is not what you want.`,
      `${capital(a)} that is waiting to be shipped to you is the wrong version; you want ${wishA}. Charge or refund ${method}.`,
    ]);
    return { request, actions };
  }
  const [b, wishB] = [itemWords(second.item), variantWords(scene, second.item, second.variant)];
  const request = choose('modify-two', [
    `A pending order of yours${from === '' ? '' : `, ${order.order_id},`} contains ${a} and ${b}. You want both changed: the first to ${wishA}, the second to ${wishB}. The difference goes through ${method}.`,
    `You want to change ${a} in an order that has not left yet to ${wishA}. The moment the agent asks you to confirm, you remember ${b} in the same order, which should become ${wishB}. Pay or refund with ${method}.`,
    `Change ${a}${from} to ${wishA}, please. If the agent asks whether there is anything else to change in that order, there is: ${b}, which you want to be ${wishB}. If it does not ask, you bring it up before you say yes to anything. You settle up with ${method}.`,
  ]);
  return { request, actions };
};
