import { today } from '../clock.ts';
import { hasStatus, statusOf } from '../facts.ts';
import { introduce, say, sayMethod } from '../wording.ts';
import { cancel, sendCertificate } from './actions.ts';
import { groundsOf } from './cancel-reasons.ts';
import { drawChange } from './draw-change.ts';
import { isEntitled } from './entitlement.ts';
import { nameTrip, pickReservation } from './pick-reservation.ts';
import type { Scenario } from './scenario.ts';

/** A certificate for a delay, which depends on a change or a cancellation before it. */
export const compensateDelayed: Scenario = {
  name: 'compensate-delayed',
  count: 2,
  draft(context, index) {
    const { faker, world } = context;
    const moves = index % 2 === 0;
    const booked = pickReservation(context, (candidate) => {
      const { reservation } = candidate;
      const [leg, ...rest] = reservation.flights;
      const delayed = leg !== undefined && statusOf(world, leg) === 'delayed';
      const open = rest.every((other) => statusOf(world, other) === 'available');
      const movable = reservation.flights.length === 1 && reservation.cabin !== 'basic_economy';
      return (
        delayed && open && isEntitled(candidate) && (moves ? movable : groundsOf(world, reservation) === 'business')
      );
    });
    const change = moves && booked ? drawChange(context, { booked, days: [today + 1] }) : null;
    if (booked === null || (moves && change === null) || !hasStatus(world, booked.reservation, 'delayed')) {
      return null;
    }
    const { userId, user, reservation } = booked;
    const trip = nameTrip(context, booked);
    const number = reservation.flights[0]?.flight_number ?? '';
    const wish = change
      ? `You want to travel tomorrow instead, on ${change.flight}, in the cabin that you have. Any difference in price is charged or paid back to ${sayMethod(change.card)}.`
      : 'You have lost patience and want the whole trip cancelled and paid back.';
    return {
      userId,
      instruction: say(
        introduce(faker, userId, user),
        `Today's flight ${number} of ${trip} is delayed, and you are fed up.`,
        wish,
        'When that is done, you complain about the delay and ask what the airline is going to give you for it. You are content with what the rules allow.',
        context.persona,
      ),
      actions: [
        change ? change.action : cancel(reservation),
        sendCertificate(userId, 50 * reservation.passengers.length),
      ],
    };
  },
};
