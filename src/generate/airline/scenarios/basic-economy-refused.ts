import { dateOf, dayOf } from '../clock.ts';
import { buildPassenger } from '../database/build-users.ts';
import { isUntouched, methodsOf } from '../facts.ts';
import { directOffers } from '../find-flights.ts';
import { introduce, say, sayDate, sayMethod, sayName, sayPassenger } from '../wording.ts';
import { cancel, changePassengers } from './actions.ts';
import { groundsOf, healthReason } from './cancel-reasons.ts';
import { drawBooking } from './draw-booking.ts';
import { nameTrip, pickReservation } from './pick-reservation.ts';
import type { Scenario } from './scenario.ts';

/** A change that basic economy does not have, and what is left: cancel as ill, cancel and book anew, or send somebody else. */
export const basicEconomyRefused: Scenario = {
  name: 'basic-economy-refused',
  count: 3,
  draft(context, index) {
    const { faker, world } = context;
    const kind = (['ill', 'recent', 'substitute'] as const)[index % 3] ?? 'ill';
    const wanted = { ill: 'insured', recent: 'recent', substitute: 'none' }[kind];
    const booked = pickReservation(
      context,
      ({ reservation, user }) =>
        isUntouched(world, reservation) &&
        reservation.cabin === 'basic_economy' &&
        groundsOf(world, reservation) === wanted &&
        reservation.flight_type === 'one_way' &&
        reservation.passengers[0]?.dob === user.dob &&
        (kind === 'ill' || reservation.passengers.length === 1),
    );
    const leg = booked?.reservation.flights[0];
    if (booked === null || leg === undefined) {
      return null;
    }
    const { userId, user, reservation } = booked;
    const { origin, destination } = reservation;
    const later = dateOf(Math.min(30, dayOf(leg.date) + 1));
    const trip = nameTrip(context, booked);
    const open = `You want ${trip} moved to ${sayDate(later)}; any direct flight that day will do.`;
    const card = faker.helpers.arrayElement(methodsOf(user, 'credit_card'));
    if (kind === 'recent') {
      const booking = drawBooking(context, {
        userId,
        user,
        roundTrip: false,
        alone: true,
        route: { origin, destination },
        cabin: 'economy',
      });
      return (
        booking && {
          userId,
          instruction: say(
            introduce(faker, userId, user),
            `You want ${trip} moved to another day, although you know that it is basic economy. When you hear that this cannot be done, you want it cancelled, since you booked it less than a day ago. After that you want a new trip instead.`,
            booking.request,
            `You pay for the new trip with ${sayMethod(card)}.`,
            context.persona,
          ),
          actions: [cancel(reservation), booking.pay([{ payment_id: card.id, amount: booking.total }])],
        }
      );
    }
    if (later === leg.date || directOffers(world, { origin, destination, date: later }).length === 0) {
      return null;
    }
    const substitute = buildPassenger(faker);
    const rest = {
      ill: `You want ${trip} put off; to which day, you cannot tell yet. The reason is that ${healthReason(faker)}, but you say so only when you are asked why or when the change is refused. If it cannot be put off, you want it cancelled, and you mention your insurance.`,
      substitute: `${open} The day suits you better, that is all. If the agent refuses, you do not want to upgrade or to cancel. Instead somebody else is to have your seat, on the flight as it is: ${sayPassenger(substitute)} is to fly instead of you, ${sayName(user.name)}.`,
    }[kind];
    return {
      userId,
      instruction: say(introduce(faker, userId, user), rest, context.persona),
      actions: [kind === 'ill' ? cancel(reservation) : changePassengers(reservation, [substitute])],
    };
  },
};
