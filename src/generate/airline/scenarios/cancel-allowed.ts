import { isLater, paidFor, statusOf } from '../facts.ts';
import { introduce, say, sayDate } from '../wording.ts';
import { cancel } from './actions.ts';
import { groundsOf, healthReason, otherReason } from './cancel-reasons.ts';
import { nameTrip, pickReservation } from './pick-reservation.ts';
import type { Scenario } from './scenario.ts';

const GROUNDS = ['insured', 'airline', 'business', 'recent'] as const;

/** A cancellation that the policy allows, each time on other grounds. */
export const cancelAllowed: Scenario = {
  name: 'cancel-allowed',
  count: 4,
  draft(context, index) {
    const { faker, world } = context;
    const grounds = GROUNDS[index % GROUNDS.length] ?? 'business';
    const booked = pickReservation(
      context,
      ({ reservation }) =>
        isLater(reservation) &&
        groundsOf(world, reservation) === grounds &&
        (grounds === 'business' || reservation.cabin !== 'business') &&
        (grounds === 'insured' || reservation.insurance === 'no') &&
        paidFor(reservation) >= 100,
    );
    if (booked === null) {
      return null;
    }
    const { userId, user, reservation } = booked;
    const trip = nameTrip(context, booked);
    const leg = reservation.flights.find((candidate) => statusOf(world, candidate) === 'cancelled');
    const reason = {
      insured: healthReason(faker),
      airline: `the airline has cancelled flight ${leg?.flight_number} on ${sayDate(leg?.date ?? '')} and you have found another way to travel`,
      business: otherReason(faker),
      recent: `${otherReason(faker)}, and you booked it less than a day ago`,
    }[grounds];
    const asks = index % 2 === 0 ? 'You want to be told how many dollars you get back in all.' : '';
    const wish = faker.helpers.arrayElement([
      `You want ${trip} cancelled, because ${reason}.`,
      `Because ${reason}, you want to cancel ${trip}.`,
    ]);
    return {
      userId,
      instruction: say(
        introduce(faker, userId, user),
        wish,
        grounds === 'airline' ? 'You do not ask for anything beyond your money back.' : '',
        asks,
        context.persona,
      ),
      actions: [cancel(reservation)],
      ...(asks === '' ? {} : { outputs: [String(paidFor(reservation))] }),
    };
  },
};
