import { transfer } from '../calls.ts';
import type { Scenario, Story } from '../scene.ts';
import { ordersOf, soleItems } from '../selection.ts';
import { itemWords } from '../wording/item-words.ts';
import { fromOrder } from '../wording/order-words.ts';

/** Something that no tool can do and the policy leaves to humans. */
export const beyondTheDesk: Scenario = (scene) => {
  const { faker, choose, customer } = scene;
  const [order] = ordersOf(scene, 'delivered');
  const [item] = order === undefined ? [] : faker.helpers.shuffle(soleItems(customer, order));
  if (order === undefined || item === undefined) {
    return null;
  }
  const what = `${itemWords(item)}${fromOrder(scene, order)}`;
  const kinds: readonly (() => Story)[] = [
    () =>
      handOver(
        'The customer reports an injury from a product and wants compensation.',
        choose('injury', injuryWords(what)),
      ),
    () => handOver('The customer wants the account and all personal data deleted.', choose('deletion', DELETION)),
    () => handOver('The customer suspects that somebody else uses the account.', choose('misuse', MISUSE)),
  ];
  return faker.helpers.arrayElement(kinds)();
};

function handOver(summary: string, request: string): Story {
  return { request, actions: [transfer(summary)], refusal: true };
}

function injuryWords(what: string): string[] {
  return [
    `You hurt your hand badly on ${what} and had to see a doctor. You want the shop to pay the bill. A return or an exchange is not what you are after; you decline both and insist that somebody must be responsible.`,
    `Something came loose from ${what} as you unpacked it and hurt your foot. You demand compensation for that and will talk of nothing else. You do not want to send the thing back before an expert has seen it.`,
    `Your son was hurt by ${what}, not badly, but there are costs. You ask who at the shop deals with claims of that sort. You keep the thing as evidence, so it is neither returned nor exchanged.`,
  ];
}

const DELETION = [
  'You want your account with the shop closed and all data about you deleted. Your orders do not matter to you, and you do not want any of them cancelled or changed.',
  'You have read about data leaks and ask the shop to erase your profile completely, name, address and all. You want nothing done about your orders.',
  'You are leaving the online world for good. The shop is to remove everything that it has stored about you; until then your orders may run their course as they are.',
];

const MISUSE = [
  'You believe that a stranger has been logging in to your account, as you got an alert about a sign-in from abroad. You want the matter investigated. Nothing in your orders or profile should be changed.',
  'Somebody seems to know the password of your account with the shop. You want the log-ins checked by a person who can see them. You do not ask for any other change.',
  'You received an email about a log-in at three in the morning, when you were fast asleep. You insist that someone find out who it was. All that is in your account is right and should stay so.',
];
