import { dateOf, today } from '../clock.ts';
import { statusOf } from '../facts.ts';
import { introduce, say, sayDate } from '../wording.ts';
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
    const status = ({ 'not-entitled': 'cancelled', 'no-change': 'delayed', untrue: 'available' } as const)[kind];
    const booked = pickReservation(context, (candidate) => {
      const { flights } = candidate.reservation;
      const [first] = flights;
      const others = flights.slice(1).every((leg) => !['cancelled', 'delayed'].includes(statusOf(world, leg)));
      const timely =
        first !== undefined && (kind === 'no-change' ? first.date === dateOf(today) : first.date > dateOf(today));
      return (
        timely && others && statusOf(world, first) === status && isEntitled(candidate) === (kind !== 'not-entitled')
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
      untrue: `A friend has told you that the airline has cancelled ${flight}, a part of ${trip}, and you believe it. You want compensation for that, and you say that you do not want the trip cancelled or changed. When you are told that the flight has not been cancelled, you doubt it and ask once more; then you give up.`,
    };
    return {
      userId,
      instruction: say(introduce(faker, userId, user), texts[kind], context.persona),
      actions: [],
      refusal: true,
    };
  },
};
