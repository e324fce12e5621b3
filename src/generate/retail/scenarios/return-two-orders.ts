import { giveBack } from '../calls.ts';
import type { Scenario } from '../scene.ts';
import { ordersOf, paidWith, soleItems } from '../selection.ts';
import { itemWords } from '../wording/item-words.ts';
import { methodWords } from '../wording/method-words.ts';
import { isTellable, money, sum } from '../wording/money.ts';

/** One item from each of two orders goes back, each to where it was paid from; the sum is wanted. */
export const returnTwoOrders: Scenario = (scene) => {
  const { faker, choose, customer } = scene;
  const [first, second] = ordersOf(scene, 'delivered');
  if (first === undefined || second === undefined) {
    return null;
  }
  const [one] = faker.helpers.shuffle(soleItems(customer, first));
  const [other] = faker.helpers.shuffle(soleItems(customer, second));
  if (one === undefined || other === undefined || !isTellable(sum([one.price, other.price]))) {
    return null;
  }
  const [a, b] = [itemWords(one), itemWords(other)];
  const [payA, payB] = [methodWords(customer, paidWith(first)), methodWords(customer, paidWith(second))];
  const money1 =
    payA === payB ? `Both refunds go to ${payA}` : `The first refund goes to ${payA}, the second to ${payB}`;
  const request = choose('return-two-orders', [
    `Two things have to go back: ${a} and ${b}. They came in separate orders. ${money1}. You want to know what you get back in all, as a single sum.`,
    `First you ask to return ${a}. Once that is settled, it occurs to you that ${b} from order ${second.order_id} should go back too. ${money1}. At the end you ask for the combined total of the two refunds.`,
    `You bought ${a} in order ${first.order_id} and ${b} in order ${second.order_id}, and neither is any good to you. Return both. ${money1}. Let the agent add the two amounts up for you; you never trust your own arithmetic.`,
    `Spring cleaning: ${a} and ${b}, from two different deliveries, are both to be returned. ${money1}. You will not leave before you have heard the total amount over both orders.`,
  ]);
  return {
    request,
    actions: [giveBack(first, [one], paidWith(first)), giveBack(second, [other], paidWith(second))],
    outputs: [money(sum([one.price, other.price]))],
  };
};
