import { dateOf, today } from '../clock.ts';
import { statusOf } from '../facts.ts';
import { introduce, persona, say, sayDate } from '../wording.ts';
import { isEntitled } from './entitlement.ts';
import { nameTrip, pickReservation } from './pick-reservation.ts';
import type { Scenario } from './scenario.ts';

/** Compensation that the policy does not give: to nobody entitled, for a delay without a change, for what did not happen. */
export const refuseCompensation: Scenario = {
  name: 'refuse-compensation',
  count: 3,
  draft(context, index) {
    const { faker, world } = context;
    const kind = (['not-entitled', 'no-change', 'untrue'] as const)[index % 3] ?? 'untrue';
    const status = ({ 'not-entitled': 'cancelled', 'no-change': 'delayed', untrue: 'landed' } as const)[kind];
    const booked = pickReservation(context, (candidate) => {
      const { flights } = candidate.reservation;
      const [first] = flights;
      const others = flights.slice(1).every((leg) => !['cancelled', 'delayed'].includes(statusOf(world, leg)));
      const recent = first !== undefined && first.date >= dateOf(today - (kind === 'untrue' ? 4 : 0));
      return (
        recent && others && statusOf(world, first) === status && isEntitled(candidate) === (kind !== 'not-entitled')
      );
    });
    const leg = booked?.reservation.flights[0];
    if (booked === null || leg === undefined) {
      return null;
    }
    const { userId, user } = booked;
    const trip = nameTrip(context, booked);
    const flight = `flight ${leg.flight_number} on ${sayDate(leg.date)}`;
    const texts = {
      'not-entitled': `The airline has cancelled ${flight}, a part of ${trip}. You think that you are owed something for that and ask for a travel certificate, a voucher or any other compensation. You insist, and say that you fly with the airline every month. You do not want the reservation cancelled or changed today: you will decide about that with your partner.`,
      'no-change': `Today's flight ${leg.flight_number} of ${trip} is delayed, which ruins your evening. You are going to wait for it and do not want to change or cancel anything, but you demand compensation for the delay. If the agent says that this depends on a change or a cancellation, you repeat that you want neither, and you leave it at that.`,
      untrue: `You claim that ${flight}, the first flight of ${trip}, was cancelled at the last minute and that you had to take a bus. You want compensation for it. Stick to your story when you are told otherwise, but do not make up any further flights. You want nothing else.`,
    };
    return {
      userId,
      instruction: say(introduce(faker, userId, user), texts[kind], persona(faker)),
      actions: [],
      refusal: true,
    };
  },
};
