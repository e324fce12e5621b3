import { changePayment } from '../calls.ts';
import type { Scenario } from '../scene.ts';
import { balanceOf, methodsOf, ordersOf, paidWith, totalOf } from '../selection.ts';
import { methodWords } from '../wording/method-words.ts';
import { orderWords } from '../wording/order-words.ts';

/** A pending order is to be paid by gift card, which may or may not cover it. */
export const payWithGiftCard: Scenario = (scene) => {
  const { faker, choose, customer } = scene;
  const [giftCard] = methodsOf(customer, 'gift_card');
  const order = ordersOf(scene, 'pending').find((one) => paidWith(one) !== giftCard);
  if (giftCard === undefined || order === undefined) {
    return null;
  }
  const [words, old] = [orderWords(scene, order), methodWords(customer, paidWith(order))];
  const covers = balanceOf(customer, giftCard) >= totalOf(order);
  const third = Object.keys(customer.payment_methods).find((id) => id !== giftCard && id !== paidWith(order));
  if (third !== undefined) {
    const other = methodWords(customer, third);
    const request = choose('gift-card-or', [
      `You would like to pay for ${words} with your gift card and not with ${old}. If there is not enough on it for the whole order, put the order on ${other}.`,
      `Change the payment of ${words}, please. You have a gift card and hope that its balance is sufficient. If it is not, ${other} is to be used, but in no case ${old}.`,
      `${old.replace('your', 'Your')} is about to be closed, so ${words} has to be paid otherwise: by gift card if the card covers all of it, else with ${other}.`,
    ]);
    return { request, actions: [changePayment(order, covers ? giftCard : third)] };
  }
  if (!covers && faker.datatype.boolean(0.5)) {
    const request = choose('gift-card-part', [
      `You want the gift card in your profile used for ${words}, all of it if possible, else as far as it goes, with the rest on ${old}. If it cannot be split like that, the payment stays as it is.`,
      `You ask to move ${words} from ${old} to your gift card. If the card is short, you suggest paying one part with each. When that is refused too, you say never mind and want nothing changed.`,
      `Your gift card should pay for ${words}. You have no idea what is left on it. If it does not suffice, you ask whether the shop could take the remainder from ${old}; if not, forget about it.`,
    ]);
    return { request, actions: [], refusal: true };
  }
  const request = choose('gift-card-only', [
    `You want ${words} paid with your gift card and the money on ${old} back. If the balance does not reach, leave the payment alone.`,
    `You got a gift card and want to use it up: it should pay for ${words}, which was charged to ${old}. Should it be too little, nothing changes.`,
    `Can ${words} be switched from ${old} to your gift card? If yes, do it. If the card is short of money, you do not want anything done.`,
  ]);
  return covers ? { request, actions: [changePayment(order, giftCard)] } : { request, actions: [], refusal: true };
};
