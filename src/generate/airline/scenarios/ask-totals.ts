import { isUntouched, methodsOf } from '../facts.ts';
import { paidBags } from '../free-bags.ts';
import { introduce, say, sayMethod } from '../wording.ts';
import { cancel, changeBags } from './actions.ts';
import { groundsOf, otherReason } from './cancel-reasons.ts';
import { nameTrip, pickReservation } from './pick-reservation.ts';
import type { Scenario } from './scenario.ts';

/** Sums over the profile that have to be told, and one change after them. */
export const askTotals: Scenario = {
  name: 'ask-totals',
  count: 2,
  draft(context, index) {
    const { faker, world } = context;
    const kind = index % 2 === 0 ? 'gift_card' : 'certificate';
    const booked = pickReservation(
      context,
      ({ reservation, user }) =>
        isUntouched(world, reservation) &&
        methodsOf(user, kind).length > 1 &&
        (kind === 'gift_card' ? groundsOf(world, reservation) === 'business' : reservation.total_baggages > 0),
    );
    if (booked === null) {
      return null;
    }
    const { userId, user, reservation } = booked;
    const sum = methodsOf(user, kind).reduce((total, { amount }) => total + amount, 0);
    const trip = nameTrip(context, booked);
    const card = faker.helpers.arrayElement(methodsOf(user, 'credit_card'));
    const { cabin, passengers } = reservation;
    const total = reservation.total_baggages + 1;
    const nonfree = paidBags({ membership: user.membership, cabin, passengers: passengers.length, bags: total });
    const texts = {
      gift_card: `First you want to know how much money is left on all your gift cards put together. If the agent lists them one by one, ask for the sum. After that you want ${trip} cancelled, because ${otherReason(faker)}.`,
      certificate: `You have lost track of your certificates and want to hear what they are worth together, as one sum. Then you want one more checked bag on ${trip}. If the bag is not free, you would like to use a certificate for it; if that is not allowed, it goes on ${sayMethod(card)}.`,
    };
    if (sum < 100 || (kind === 'certificate' && nonfree === reservation.nonfree_baggages)) {
      return null;
    }
    return {
      userId,
      instruction: say(introduce(faker, userId, user), texts[kind], context.persona),
      actions: [
        kind === 'gift_card' ? cancel(reservation) : changeBags(reservation, { total, nonfree, paymentId: card.id }),
      ],
      outputs: [String(sum)],
    };
  },
};
