import { exchange, giveBack } from '../calls.ts';
import type { Scenario } from '../scene.ts';
import { alternative, difference, ordersOf, paidWith, soleItems } from '../selection.ts';
import { itemWords, variantWords } from '../wording/item-words.ts';
import { methodWords } from '../wording/method-words.ts';
import { fromOrder } from '../wording/order-words.ts';

/** The customer decides otherwise when asked to confirm: another item, an exchange and no return, or the other way round. */
export const changeOfMind: Scenario = (scene) => {
  const { faker, choose, customer } = scene;
  const order = ordersOf(scene, 'delivered').find((one) => soleItems(customer, one).length > 1);
  const [item, other] = order === undefined ? [] : faker.helpers.shuffle(soleItems(customer, order));
  const variant = item === undefined ? undefined : alternative(scene, item);
  if (order === undefined || item === undefined || other === undefined || variant === undefined) {
    return null;
  }
  const paid = paidWith(order);
  const [what, more, method] = [itemWords(item), itemWords(other), methodWords(customer, paid)];
  const [from, wish] = [fromOrder(scene, order), variantWords(scene, item, variant)];
  const kind = faker.helpers.arrayElement(['more', 'other', 'return', 'exchange']);
  if (kind === 'more') {
    const request = choose('mind-more', [
      `You want to return ${what}${from}, refund to ${method}. When the agent asks you to confirm, you realize that ${more} from the same order has to go back too, and you want both in one return.`,
      `At first you speak only of ${what}${from}, which you want to return. As soon as the agent has listed the details, you say: wait, ${more} as well. It came in the same order, and both refunds go to ${method}.`,
      `You ask for the return of ${what}${from} with the money going to ${method}. Just before you say yes, your partner calls from the next room that ${more} out of that same order is no good either, so you have it added.`,
    ]);
    return { request, actions: [giveBack(order, [item, other], paid)] };
  }
  if (kind === 'other') {
    const request = choose('mind-other', [
      `You ask to return ${what}${from}, with ${method} for the refund. When you are to confirm, you hesitate: it is rather nice after all. You keep it and return ${more} from that order in its place.`,
      `You want to send ${what}${from} back. On being asked for your yes you notice that you mixed things up: it is ${more} from the same order that you do not want, and the other stays with you. The refund goes to ${method}.`,
      `You start a return for ${what}${from}, then change your mind before confirming. In the end only ${more} from the same order goes back. You want the money on ${method}.`,
    ]);
    return { request, actions: [giveBack(order, [other], paid)] };
  }
  if (kind === 'return' || (difference(item, variant) > 0 && paid.startsWith('gift_card'))) {
    const request = choose('mind-return', [
      `You want to exchange ${what}${from} for ${wish}, and let the agent work out what it costs, with ${method} for the difference. Having heard the figure, you decide against it and return the thing instead, refund to ${method}.`,
      `You ask about swapping ${what}${from} for ${wish}. The agent may explain it all, but when asked to confirm you say no: you would sooner have your money back, on ${method}. So it becomes a return of that one item.`,
      `An exchange is what you ask for: ${what}${from} for ${wish}, difference through ${method}. By the time you have to confirm you have seen a better one elsewhere. Now you want a plain return with the refund to ${method}.`,
    ]);
    return { request, actions: [giveBack(order, [item], paid)] };
  }
  const request = choose('mind-exchange', [
    `You come to return ${what}${from} for a refund to ${method}. When the agent asks you to confirm, you ask whether there is also ${wish}. If that is in stock you want the exchange and no return, with ${method} for the difference.`,
    `You announce that you want to send back ${what}${from}. At the point of confirming you change your mind: you would rather swap it for ${wish}, if that is available, and settle the difference with ${method}.`,
    `Your first thought is to return ${what}${from}, money to ${method}. Before it is final you decide to exchange it after all. What you want is ${wish}. Any difference goes through ${method}.`,
  ]);
  return { request, actions: [exchange(order, [{ item, variant }], paid)] };
};
