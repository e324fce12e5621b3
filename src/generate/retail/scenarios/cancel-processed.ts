import type { Scenario } from '../scene.ts';
import { ordersOf } from '../selection.ts';
import { cancelReason } from '../wording/cancel-reason.ts';
import { orderWords } from '../wording/order-words.ts';

/** Too late to cancel: the order is processed already, so nothing happens. */
export const cancelProcessed: Scenario = (scene) => {
  const [order] = ordersOf(scene, 'processed');
  if (order === undefined) {
    return null;
  }
  const words = orderWords(scene, order);
  const { words: because } = cancelReason(scene);
  const request = scene.choose('cancel-processed', [
    `You want ${words} cancelled, because ${because}. If the agent says that this cannot be done any more, you ask once more, a little louder, and then give in and leave it.`,
    `You ask to cancel ${words}; ${because}. If it is too late for that, you want nothing else done and say goodbye.`,
    `You are sure that ${words} can still be stopped and you want it cancelled, since ${because}. You try "but it has not arrived yet" once. When that does not help, you let it go.`,
    `Cancel ${words}: that is all you came for, as ${because}. Should it turn out to be impossible, you accept it with a sigh. You do not want it changed or shipped elsewhere.`,
  ]);
  return { request, actions: [], refusal: true };
};
