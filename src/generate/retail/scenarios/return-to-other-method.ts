import { giveBack } from '../calls.ts';
import type { Scenario } from '../scene.ts';
import { methodsOf, ordersOf, paidWith, soleItems } from '../selection.ts';
import { itemWords } from '../wording/item-words.ts';
import { capital } from '../wording/list-words.ts';
import { methodWords } from '../wording/method-words.ts';
import { fromOrder } from '../wording/order-words.ts';

/** A refund is asked for to a card or account that did not pay: refused, with or without something to fall back on. */
export const returnToOtherMethod: Scenario = (scene) => {
  const { faker, choose, customer } = scene;
  const [order] = ordersOf(scene, 'delivered');
  if (order === undefined) {
    return null;
  }
  const paid = paidWith(order);
  const wrong = [...methodsOf(customer, 'credit_card'), ...methodsOf(customer, 'paypal')].find((id) => id !== paid);
  const [item] = faker.helpers.shuffle(soleItems(customer, order));
  if (wrong === undefined || item === undefined) {
    return null;
  }
  const what = `${itemWords(item)}${fromOrder(scene, order)}`;
  const [wish, original] = [methodWords(customer, wrong), methodWords(customer, paid)];
  const byGiftCard = methodsOf(customer, 'gift_card').includes(paid);
  const giftCard = methodsOf(customer, 'gift_card').find((id) => id !== paid);
  if (giftCard !== undefined && faker.datatype.boolean(0.7)) {
    const request = choose('return-other-gift', [
      `You want to return ${what} and have the money on ${wish}, although you paid with ${original}. If that is not allowed, your gift card will do; you do not want it on ${original}.`,
      `${capital(what)} goes back. Refund to ${wish}, you say. If the agent will not do that, you choose your gift card over ${original}, since you shop here often anyway.`,
      `You have fallen out with the bank behind ${original}, so the refund for ${what}, which you are sending back, shall go to ${wish}. Second choice, if the first is refused: the gift card in your profile.`,
    ]);
    return { request, actions: [giveBack(order, [item], giftCard)] };
  }
  if (faker.datatype.boolean(0.65)) {
    const request = choose('return-other-original', [
      `You want to send back ${what} and would like the refund on ${wish}. If the agent insists that it has to be the way you paid, you grumble but take it on ${original}.`,
      `You are returning ${what}. You try to get the money on ${wish}; when that is turned down, ${original} is fine as well.`,
      `Please have ${what} returned. You would much rather see the refund on ${wish} than on ${original}, and you ask for it politely, but you do not insist: the return matters more than where the money goes.${byGiftCard ? '' : ' A gift card you do not want.'}`,
    ]);
    return { request, actions: [giveBack(order, [item], paid)] };
  }
  const request = choose('return-other-none', [
    `You want to return ${what}, with the refund on ${wish} and nowhere else. If that cannot be done you keep the thing: no refund to ${original}${byGiftCard ? '' : ', no gift card'}, no exchange.`,
    `You paid with ${original}, which you would rather not use any more, so you will return ${what} only if the money comes to ${wish}. Otherwise you would rather keep it and not have anything changed.`,
    `You ask for a return of ${what} and a refund to ${wish}. You know what you want: if the answer is that this is against the rules, you call the whole return off.`,
  ]);
  return { request, actions: [], refusal: true };
};
