import { isUntouched, methodsOf } from '../facts.ts';
import { freeBags, paidBags } from '../free-bags.ts';
import { count, introduce, say, sayMethod } from '../wording.ts';
import { changeBags } from './actions.ts';
import { nameTrip, pickReservation } from './pick-reservation.ts';
import type { Scenario } from './scenario.ts';

/** More bags, with free ones counted first: paid by card, up to what is free, with too small a gift card, with a wish refused. */
export const addBags: Scenario = {
  name: 'add-bags',
  count: 4,
  draft(context, index) {
    const { faker, world } = context;
    const kind = (['card', 'gift', 'free', 'insurance'] as const)[index % 4] ?? 'card';
    const added = kind === 'gift' ? 3 : faker.number.int({ min: 2, max: 4 });
    const booked = pickReservation(context, ({ reservation, user }) => {
      const gifts = methodsOf(user, 'gift_card');
      return (
        isUntouched(world, reservation) &&
        reservation.total_baggages > 0 &&
        (kind !== 'gift' || gifts.length === 1) &&
        (kind !== 'insurance' || reservation.insurance === 'no')
      );
    });
    if (booked === null) {
      return null;
    }
    const { userId, user, reservation } = booked;
    const { cabin, passengers, total_baggages: bags } = reservation;
    const free = freeBags[user.membership][cabin] * passengers.length;
    const total = kind === 'free' ? free : bags + added;
    const nonfree = paidBags({ membership: user.membership, cabin, passengers: passengers.length, bags: total });
    const charge = 50 * (nonfree - reservation.nonfree_baggages);
    const [gift] = methodsOf(user, 'gift_card');
    const card = faker.helpers.arrayElement(methodsOf(user, 'credit_card'));
    if (kind === 'free' ? total - bags < 2 : charge === 0 || charge === 50 * added) {
      return null;
    }
    if (kind === 'gift' && (gift === undefined || gift.amount >= charge)) {
      return null;
    }
    const trip = nameTrip(context, booked);
    const more = count(added, 'more checked bag');
    const texts = {
      card: `You want to add ${more} to ${trip}. You do not know whether any of them are free. Whatever has to be paid goes on ${sayMethod(card)}.`,
      gift: `You will bring ${more} on ${trip}. Free ones, if any are left, are to be used first. The rest you would like to pay with your gift card; if it does not cover the whole charge, all of it goes on ${sayMethod(card)} instead.`,
      free: `You want as many checked bags on ${trip} as are free of charge, not one more: use up whatever allowance is left. You are not willing to pay anything. If the agent needs a payment method, name ${sayMethod(card)}.`,
      insurance: `You want two things for ${trip}: travel insurance, which you forgot to take when you booked, and ${more}. If you can have only one of the two, you still want that one. You pay with ${sayMethod(card)} and expect free bags to be used up before you are charged.`,
    };
    return {
      userId,
      instruction: say(introduce(faker, userId, user), texts[kind], context.persona),
      actions: [changeBags(reservation, { total, nonfree, paymentId: card.id })],
    };
  },
};
