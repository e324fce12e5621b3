import { introduce, say, sayMethod } from '../wording.ts';
import { drawChange, isMovable } from './draw-change.ts';
import { nameTrip, pickReservation } from './pick-reservation.ts';
import type { Scenario } from './scenario.ts';

/**
 * A move to another day with a limit on what it may cost; every other time the limit is too low. A sum that is asked for has
 * three digits, so that it is not said by chance.
 */
export const changeFlight: Scenario = {
  name: 'change-flight',
  count: 3,
  draft(context, index) {
    const { faker } = context;
    const round = index % 3 === 2;
    const booked = pickReservation(
      context,
      (candidate) => isMovable(context, candidate) && (candidate.reservation.flight_type === 'round_trip') === round,
    );
    const tooLittle = index % 2 === 1;
    const change = booked && drawChange(context, { booked });
    if (!booked || !change || change.difference < (tooLittle ? 40 : 100)) {
      return null;
    }
    const { difference } = change;
    const limit = tooLittle ? Math.floor((difference - 12) / 10) * 10 : Math.ceil((difference + 12) / 10) * 10;
    const { userId, user } = booked;
    const trip = nameTrip(context, booked);
    const what = round ? 'the outbound flight' : 'the flight';
    const tail = round ? ' The return flight stays as it is.' : '';
    const asks = tooLittle ? '' : ' Ask for the exact sum before you say yes.';
    const cap = faker.helpers.arrayElement([
      `You are ready to pay up to $${limit} more for everybody together, with ${sayMethod(change.card)}. If it costs more than that, you leave everything as it is.${asks}`,
      `It may cost $${limit} on top at the most, for the whole reservation; you pay with ${sayMethod(change.card)}. Above that you do without the change, and you want no other flight either.${asks}`,
    ]);
    return {
      userId,
      instruction: say(
        introduce(faker, userId, user),
        `You want to move ${what} of ${trip} to ${change.flight}, in the cabin that you have.${tail}`.replace(
          ',,',
          ',',
        ),
        cap,
        context.persona,
      ),
      actions: tooLittle ? [] : [change.action],
      ...(tooLittle ? { refusal: true as const } : { outputs: [String(difference)] }),
    };
  },
};
