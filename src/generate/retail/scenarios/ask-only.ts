import { lookUpOrder, lookUpProduct } from '../calls.ts';
import type { Scenario } from '../scene.ts';
import { ordersOf, othersOf, soleItems, totalOf } from '../selection.ts';
import { itemWords, productWords } from '../wording/item-words.ts';
import { isTellable, money, sum } from '../wording/money.ts';

/** The customer only wants to know something: what was spent, a tracking number, the price of the cheapest variant. */
export const askOnly: Scenario = (scene) => {
  const { faker, shop, choose, customer } = scene;
  const kind = faker.helpers.arrayElement(['spent', 'tracking', 'cheapest']);
  const [delivered] = ordersOf(scene, 'delivered');
  const [item] = delivered === undefined ? [] : faker.helpers.shuffle(soleItems(customer, delivered));
  if (kind === 'spent') {
    const total = sum(customer.bought.map(totalOf));
    const hasCancelled = customer.bought.some(({ status }) => status === 'cancelled');
    if (customer.bought.length < 2 || hasCancelled || !isTellable(total)) {
      return null;
    }
    const request = choose('ask-spent', [
      'You want to know how much money you have spent in this shop, all your orders taken together, whatever their status. You need the exact total and nothing else.',
      'Your accountant wants a figure: the sum of all the orders that are in your profile, delivered or not. You ask the agent to look at each of them and add them up. You do not want anything changed.',
      'You bet with your partner about the total of all your orders here so far, those still on their way included. Get the exact sum. You refuse to guess which order cost what.',
    ]);
    return { request, actions: customer.bought.map(lookUpOrder), outputs: [money(total)], refusal: true };
  }
  if (delivered === undefined || item === undefined) {
    return null;
  }
  const what = itemWords(item);
  const tracking = delivered.fulfillments[0]?.tracking_id[0];
  if (kind === 'tracking' && tracking !== undefined) {
    const request = choose('ask-tracking', [
      `The carrier wants the tracking number of the parcel that ${what} came in. You ask the agent for it. That is all.`,
      `You are sorting your papers and lack the tracking number under which ${what} was sent to you. You want the complete number, and there is nothing else that you need.`,
      `You ask with which tracking number ${what} was delivered. If the agent offers a return or an exchange, you say no, you are quite content with it.`,
    ]);
    return { request, actions: [lookUpOrder(delivered)], outputs: [tracking], refusal: true };
  }
  const prices = othersOf({ faker, shop, item, available: true }).map(({ price }) => price);
  const lowest = Math.min(...prices);
  if (prices.length < 3 || lowest === item.price || lowest > item.price || !isTellable(item.price - lowest)) {
    return null;
  }
  const request = choose('ask-cheapest', [
    `You own ${what} from an earlier order and wonder what the cheapest ${productWords(item)} in stock costs today, and by how much yours was dearer. You want that difference to the cent. You only ask: nothing is to be exchanged.`,
    `You ask for the price of the least expensive ${productWords(item)} that is available, and how much less that is than you paid for yours. You want both figures. Any offer to exchange or return yours you decline.`,
    `A friend likes ${what} that you bought. Find out for them what the cheapest version costs that can be had at the moment, and what they would save compared with yours. You yourself want nothing.`,
  ]);
  return {
    request,
    actions: [lookUpOrder(delivered), lookUpProduct(item.product_id)],
    outputs: [money(lowest), money(sum([item.price, -lowest]))],
    refusal: true,
  };
};
