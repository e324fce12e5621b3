import { changeAddress, changeProfile } from '../calls.ts';
import { makeAddress } from '../make-address.ts';
import type { Scenario } from '../scene.ts';
import { addressWords } from '../wording/address-words.ts';

/** The customer has moved: the profile and every pending order get the new address, and no other order. */
export const moveHouse: Scenario = ({ faker, choose, customer }) => {
  const pending = customer.bought.filter(({ status }) => status === 'pending');
  if (pending.length === 0 || customer.bought.length === 1) {
    return null;
  }
  const address = makeAddress(faker);
  const where = addressWords(address);
  const request = choose('move-house', [
    `You have just moved to ${where}. Have your profile changed to that, and make sure that whatever is still pending goes there as well.`,
    `Your new home is ${where}. You want it as your default address. After that is done you ask what is still on order, and everything that is pending should be sent to the new place too.`,
    `You are changing house this week and need two things: your account should show ${where}, and so should every order of yours that can still be redirected. You do not remember how many there are.`,
    `You write because of a move. The address from now on is ${where}: in your profile, and on all orders that have not been processed yet. Orders that have already gone out you will pick up at the old place.`,
  ]);
  return {
    request,
    actions: [changeProfile(customer.userId, address), ...pending.map((order) => changeAddress(order, address))],
  };
};
