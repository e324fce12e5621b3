import { changeAddress, changeItems } from '../calls.ts';
import { makeAddress } from '../make-address.ts';
import type { Scenario } from '../scene.ts';
import { alternative, difference, methodFor, ordersOf, soleItems } from '../selection.ts';
import { addressWords } from '../wording/address-words.ts';
import { itemWords, variantWords } from '../wording/item-words.ts';
import { methodWords } from '../wording/method-words.ts';
import { orderWords } from '../wording/order-words.ts';

/** A pending order gets a new address and another variant; it has to be in that order, as items lock it. */
export const addressThenItems: Scenario = (scene) => {
  const { faker, choose, customer } = scene;
  const order = ordersOf(scene, 'pending').find((one) => soleItems(customer, one).length > 0);
  const [item] = order === undefined ? [] : faker.helpers.shuffle(soleItems(customer, order));
  const variant = item === undefined ? undefined : alternative(scene, item);
  if (order === undefined || item === undefined || variant === undefined) {
    return null;
  }
  const methodId = methodFor(scene, difference(item, variant));
  if (methodId === undefined) {
    return null;
  }
  const address = makeAddress(faker);
  const [what, wish, where] = [itemWords(item), variantWords(scene, item, variant), addressWords(address)];
  const [words, method] = [orderWords(scene, order), methodWords(customer, methodId)];
  const request = choose('address-then-items', [
    `There are two things to change in ${words}. You want ${what} in it to be ${wish}, and the parcel has to go to ${where}. Settle the difference with ${method}. You mention both in your first message, the item first.`,
    `You want ${what} that you have on order changed to ${wish}, using ${method}. When the agent asks you to confirm, you add that the same order should be shipped to ${where}, where you are staying for a while. Your profile keeps its address.`,
    `For ${words} you have a new delivery address, ${where}. Besides, ${what} should become ${wish}; you pay or get back the difference with ${method}. Both matter equally to you.`,
    `You are spending the season at ${where}, and that is where ${words} should go; your home address remains what it is. While you are at it, change ${what} in that order to ${wish}, difference on ${method}.`,
  ]);
  return { request, actions: [changeAddress(order, address), changeItems(order, [{ item, variant }], methodId)] };
};
