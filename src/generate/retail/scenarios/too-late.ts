import { makeAddress } from '../make-address.ts';
import type { Scenario } from '../scene.ts';
import { ordersOf } from '../selection.ts';
import { addressWords } from '../wording/address-words.ts';
import { orderWords } from '../wording/order-words.ts';

/** A processed order cannot be redirected, and a cancelled one does not come back. */
export const tooLate: Scenario = (scene) => {
  const { faker, choose } = scene;
  const [processed] = ordersOf(scene, 'processed');
  const [cancelled] = ordersOf(scene, 'cancelled');
  if (cancelled !== undefined) {
    const words = orderWords(scene, cancelled);
    const request = choose('too-late-cancelled', [
      `You had ${words} cancelled some time ago and regret it. You want it put back just as it was. If that cannot be done, you will place a new order yourself and need nothing more.`,
      `You ask the agent to revive ${words}, which was cancelled by you in a bad moment. You offer to pay right away. If the agent cannot do it, you say goodbye.`,
      `The cancellation of ${words} was a misunderstanding at home, and you would like to undo it. You will not be put off at once, but after the second no you accept it. Nothing else is to be changed.`,
    ]);
    return { request, actions: [], refusal: true };
  }
  if (processed === undefined) {
    return null;
  }
  const words = orderWords(scene, processed);
  const where = addressWords(makeAddress(faker));
  const request = choose('too-late-address', [
    `You need ${words} to go to ${where} and not where it is headed. If its address can no longer be changed, you do nothing about it. The address in your profile is right and must stay.`,
    `You want the delivery address of ${words} changed to ${where}. Told that it is too late, you ask whether it could be cancelled in that case. If not, you give in.`,
    `Please have ${words} redirected to ${where}, because you will not be at home. You do not want your account touched. If the order is already past changing, you will ask a neighbor to take it in.`,
  ]);
  return { request, actions: [], refusal: true };
};
