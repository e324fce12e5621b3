import { cancel } from '../calls.ts';
import type { Scenario } from '../scene.ts';
import { ordersOf } from '../selection.ts';
import { cancelReason } from '../wording/cancel-reason.ts';
import { orderWords } from '../wording/order-words.ts';

/** A pending order is cancelled; the reason is told in the customer's words. */
export const cancelOrder: Scenario = (scene) => {
  const [order] = ordersOf(scene, 'pending');
  if (order === undefined) {
    return null;
  }
  const words = orderWords(scene, order);
  const { reason, words: because } = cancelReason(scene);
  const request = scene.choose('cancel-order', [
    `You want to cancel ${words}, because ${because}.`,
    `Please get ${words} stopped before it ships. Should the agent want to know why: ${because}.`,
    `There is something on its way that should not be: ${words}. You want all of it cancelled, as ${because}. If you are offered a change to the order instead, you decline.`,
    `You would like your money back for ${words}, which has not been sent yet. You explain that ${because}. You also ask how long the refund takes.`,
    `You ask for the status of ${words} first. As soon as you hear that it is still pending, you have it cancelled, since ${because}.`,
  ]);
  return { request, actions: [cancel(order, reason)] };
};
