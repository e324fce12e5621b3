import { cancel } from '../calls.ts';
import type { Scenario } from '../scene.ts';
import { ordersOf, totalOf } from '../selection.ts';
import { isTellable, money } from '../wording/money.ts';

/** Of two or more pending orders the dearest or the cheapest is cancelled, and its refund is asked for. */
export const cancelIf: Scenario = (scene) => {
  const { faker, choose } = scene;
  const pending = ordersOf(scene, 'pending').sort((left, right) => totalOf(left) - totalOf(right));
  const dearest = faker.datatype.boolean();
  const [order, next] = dearest ? [...pending].reverse() : pending;
  if (order === undefined || next === undefined || Math.abs(totalOf(order) - totalOf(next)) < 5) {
    return null;
  }
  if (!isTellable(totalOf(order))) {
    return null;
  }
  const which = dearest ? 'highest' : 'lowest';
  const request = choose('cancel-if', [
    `You have more on order than you can take in. Of your pending orders, the one with the ${which} total is to be cancelled: you no longer need it. You do not know which one that is. You want to hear how much you get back.`,
    `You ask the agent to go through what is still pending and to tell you which of those orders has the ${which} total. That one you want cancelled, since you no longer need it; the amount of the refund interests you as well.`,
    `One of your pending orders was placed by mistake, namely the one with the ${which} total amount. Have it cancelled and ask what sum is refunded. The others stay untouched.`,
  ]);
  const reason = request.includes('mistake') ? 'ordered by mistake' : 'no longer needed';
  return { request, actions: [cancel(order, reason)], outputs: [money(totalOf(order))] };
};
