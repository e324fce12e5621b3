import { transfer } from '../calls.ts';
import type { Scenario } from '../scene.ts';
import { ordersOf, soleItems } from '../selection.ts';
import { itemWords } from '../wording/item-words.ts';
import { fromOrder } from '../wording/order-words.ts';

/** Something that no tool can do and the policy leaves to humans. */
export const beyondTheDesk: Scenario = (scene) => {
  const { faker, choose, customer } = scene;
  const [order] = ordersOf(scene, 'delivered');
  const [item] = order === undefined ? [] : faker.helpers.shuffle(soleItems(customer, order));
  if (order === undefined || item === undefined) {
    return undefined;
  }
  const what = `${itemWords(item)}${fromOrder(scene, order)}`;
  const [summary, request] = faker.helpers.arrayElement([
    [
      'The customer reports an injury caused by a product and wants compensation.',
      choose('beyond-injury', [
        `You cut your hand badly on a sharp edge of ${what} and had to see a doctor. You want the shop to pay the bill. A return or an exchange is not what you are after; you decline both and insist that somebody must be responsible.`,
        `When you unpacked ${what}, it gave way and hurt your foot. You demand compensation for that and will talk of nothing else. You do not want to send the thing back before an expert has seen it.`,
      ]),
    ],
    [
      'The customer wants the account and all personal data deleted.',
      choose('beyond-account', [
        'You want your account with the shop closed and all data about you deleted. Your orders do not matter to you, and you do not want any of them cancelled or changed.',
        'You have read about data leaks and ask the shop to erase your profile completely, name, address and all. You want nothing done about your orders.',
      ]),
    ],
    [
      'The customer suspects that somebody else has used the account.',
      choose('beyond-fraud', [
        'You believe that a stranger has been logging in to your account, as you got an alert about a sign-in from abroad. You want the matter investigated. Nothing in your orders or profile should be changed.',
        'Somebody seems to know the password of your account with the shop. You want the log-ins checked by a person who can see them. You do not ask for any other change.',
      ]),
    ],
  ]);
  return { request: request ?? '', actions: [transfer(summary ?? '')], refusal: true };
};
