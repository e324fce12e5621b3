import { isUntouched, methodsOf } from '../facts.ts';
import { introduce, say, sayMethod } from '../wording.ts';
import { cancel } from './actions.ts';
import { groundsOf, otherReason } from './cancel-reasons.ts';
import { drawBooking } from './draw-booking.ts';
import { nameTrip, pickReservation } from './pick-reservation.ts';
import type { Scenario } from './scenario.ts';

/** A trip given up for another one; every other time the old one has to be kept. */
export const cancelAndRebook: Scenario = {
  name: 'cancel-and-rebook',
  count: 2,
  draft(context, index) {
    const { faker, world } = context;
    const wanted = (['business', 'none', 'recent'] as const)[index % 3];
    const booked = pickReservation(
      context,
      ({ reservation }) => isUntouched(world, reservation) && groundsOf(world, reservation) === wanted,
    );
    const { origin } = booked?.reservation ?? {};
    const ways = world.flightList.filter(
      (flight) => flight.origin === origin && flight.destination !== booked?.reservation.destination,
    );
    if (booked === null || ways.length === 0) {
      return null;
    }
    const { userId, user, reservation } = booked;
    const route = faker.helpers.arrayElement(ways);
    const booking = drawBooking(context, { userId, user, roundTrip: false, alone: index % 3 !== 2, route });
    if (booking === null) {
      return null;
    }
    const card = faker.helpers.arrayElement(methodsOf(user, 'credit_card'));
    const trip = nameTrip(context, booked);
    const kept =
      wanted === 'none'
        ? 'If it cannot be cancelled, you keep it. Either way you need another trip as well.'
        : 'Once that is done, you need another trip.';
    return {
      userId,
      instruction: say(
        introduce(faker, userId, user),
        `You want to cancel ${trip}, because ${otherReason(faker)}.`,
        kept,
        booking.request,
        `You pay for the new trip with ${sayMethod(card)}.`,
        context.persona,
      ),
      actions: [
        ...(wanted === 'none' ? [] : [cancel(reservation)]),
        booking.pay([{ payment_id: card.id, amount: booking.total }]),
      ],
    };
  },
};
