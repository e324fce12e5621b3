import { changeAddress } from '../calls.ts';
import { makeAddress } from '../make-address.ts';
import type { Scenario } from '../scene.ts';
import { ordersOf } from '../selection.ts';
import { addressWords } from '../wording/address-words.ts';
import { orderWords } from '../wording/order-words.ts';

/** A pending order is sent to a new address, or to the one that stands in the profile or on another order. */
export const shipElsewhere: Scenario = (scene) => {
  const { faker, choose, customer } = scene;
  const [order] = ordersOf(scene, 'pending');
  if (order === undefined) {
    return null;
  }
  const words = orderWords(scene, order);
  const isAway = order.address.address1 !== customer.address.address1;
  const model = customer.bought.find(({ address }) => address.address1 !== order.address.address1);
  if (isAway) {
    const request = choose('ship-home', [
      `Something is wrong with the address on ${words}: it should be the one in your profile. Please have that put right. You do not feel like typing it out; the agent can read it off.`,
      `You meant ${words} as a present and had it addressed to somebody else. Now you want to keep it, so it should be shipped to the default address in your account.`,
      `Have ${words} sent home to you, to the address that your profile shows, instead of where it is headed now. Nothing else changes.`,
    ]);
    return { request, actions: [changeAddress(order, customer.address)] };
  }
  if (model !== undefined) {
    const request = choose('ship-like', [
      `You would like ${words} to go to the same address as order ${model.order_id}, where your sister lives. You do not know it by heart. Your own address stays in your profile.`,
      `Send ${words} wherever order ${model.order_id} was addressed to. That is your workshop, and the agent will find the address on that order.`,
      `For ${words} take the shipping address of order ${model.order_id}, please. Only that one order changes, not your profile.`,
    ]);
    return { request, actions: [changeAddress(order, model.address)] };
  }
  const address = makeAddress(faker);
  const where = addressWords(address);
  const request = choose('ship-new', [
    `You will be looking after your aunt's house when ${words} arrives. Have it shipped to ${where}. Your profile stays as it is.`,
    `Please redirect ${words} to your office: ${where}. That goes for this one order, not for your account.`,
    `You want ${words} delivered to ${where}. If the agent offers to change your default address too, you say no.`,
    `A neighbor keeps taking your parcels, so ${words} should rather go to your brother at ${where}. Nothing else is to be touched.`,
  ]);
  return { request, actions: [changeAddress(order, address)] };
};
