import { introduce, say, sayMethod } from '../wording.ts';
import { groundsOf } from './cancel-reasons.ts';
import { drawChange, isMovable } from './draw-change.ts';
import { nameTrip, pickReservation } from './pick-reservation.ts';
import type { Scenario } from './scenario.ts';

/** A cancellation that is forbidden, and then a change that is not. */
export const refusedThenChange: Scenario = {
  name: 'refused-then-change',
  count: 2,
  draft(context) {
    const { faker, world } = context;
    const booked = pickReservation(
      context,
      (candidate) =>
        isMovable(context, candidate) &&
        groundsOf(world, candidate.reservation) === 'none' &&
        candidate.reservation.flight_type === 'one_way',
    );
    const change = booked && drawChange(context, { booked });
    if (!booked || !change) {
      return null;
    }
    const { userId, user } = booked;
    const trip = nameTrip(context, booked);
    const reason = faker.helpers.arrayElement([
      'the meeting that you were going to has been put on another day',
      'your sister cannot have you to stay on those days',
      'you have to be at home that day to let the plumber in',
      'your exam has been put on that very day',
    ]);
    const fallback = faker.helpers.arrayElement([
      `If that is not possible, you want it moved to ${change.flight} instead, in the same cabin. Any difference in price is charged or paid back to ${sayMethod(change.card)}.`,
      `Only if the agent refuses do you ask for the second best: ${change.flight}, same cabin, with the difference charged or paid back to ${sayMethod(change.card)}.`,
    ]);
    const wish = faker.helpers.arrayElement([
      `First of all you want ${trip} cancelled, because ${reason}.`,
      `You would like to cancel ${trip}, because ${reason}.`,
    ]);
    return {
      userId,
      instruction: say(introduce(faker, userId, user), wish, fallback, context.persona),
      actions: [change.action],
    };
  },
};
