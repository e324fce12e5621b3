import { isLater, statusOf } from '../facts.ts';
import { introduce, say, sayDate } from '../wording.ts';
import { cancel, sendCertificate } from './actions.ts';
import { isEntitled } from './entitlement.ts';
import { nameTrip, pickReservation } from './pick-reservation.ts';
import type { Scenario } from './scenario.ts';

/** A certificate for a flight that the airline cancelled, with or without a cancellation of the trip. */
export const compensateCancelled: Scenario = {
  name: 'compensate-cancelled',
  count: 2,
  draft(context, index) {
    const { faker, world } = context;
    const gives = index % 2 === 0;
    const booked = pickReservation(context, (candidate) => {
      const cancelled = candidate.reservation.flights.filter((leg) => statusOf(world, leg) === 'cancelled');
      return (
        isEntitled(candidate) &&
        isLater(candidate.reservation) &&
        cancelled.length === 1 &&
        candidate.reservation.passengers.length > 1
      );
    });
    const leg = booked?.reservation.flights.find((candidate) => statusOf(world, candidate) === 'cancelled');
    if (booked === null || leg === undefined) {
      return null;
    }
    const { userId, user, reservation } = booked;
    const trip = nameTrip(context, booked);
    const flight = `flight ${leg.flight_number} on ${sayDate(leg.date)}`;
    const text = gives
      ? faker.helpers.arrayElement([
          `You are upset: the airline has cancelled ${flight}, which belongs to ${trip}. You want the whole reservation cancelled and paid back, and you ask for some compensation for the trouble as well. Which one, you leave to the agent.`,
          `The airline has called off ${flight}, a part of ${trip}, and so you cannot go. You complain about that. You want your reservation cancelled, and beyond your money back you want to be compensated in whatever way the rules provide.`,
        ])
      : `You are annoyed that the airline has cancelled ${flight}, a part of ${trip}. You will see to another way to travel yourself and do not want the reservation changed or cancelled today. What you do want is compensation: you ask for it in so many words, and you accept what the agent is allowed to give.`;
    const certificate = sendCertificate(userId, 100 * reservation.passengers.length);
    return {
      userId,
      instruction: say(introduce(faker, userId, user), text, context.persona),
      actions: gives ? [cancel(reservation), certificate] : [certificate],
    };
  },
};
