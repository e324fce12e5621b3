import { dateOf, today } from '../clock.ts';
import { hasStatus, isFlown, isUntouched } from '../facts.ts';
import { introduce, say } from '../wording.ts';
import { transfer } from './actions.ts';
import { groundsOf, otherReason } from './cancel-reasons.ts';
import { nameTrip, pickReservation } from './pick-reservation.ts';
import type { Scenario } from './scenario.ts';

/** A cancellation that the policy forbids, or that only a human could deal with. */
export const refuseCancel: Scenario = {
  name: 'refuse-cancel',
  count: 4,
  draft(context, index) {
    const { faker, world } = context;
    const kind = (['uninsured', 'gold', 'flown', 'insured'] as const)[index % 4] ?? 'uninsured';
    const booked = pickReservation(context, ({ reservation, user }) => {
      if (kind === 'flown') {
        const last = reservation.flights.at(-1)?.date ?? '';
        // Nobody writes to the desk while they are in the air.
        const landed = isFlown(world, reservation) && !hasStatus(world, reservation, 'flying');
        return landed && last > dateOf(today + 1) && reservation.flight_type === 'round_trip';
      }
      const grounds = groundsOf(world, reservation);
      return (
        isUntouched(world, reservation) &&
        grounds === (kind === 'insured' ? 'insured' : 'none') &&
        (kind === 'gold') === (user.membership === 'gold')
      );
    });
    if (booked === null) {
      return null;
    }
    const { userId, user } = booked;
    const trip = nameTrip(context, booked);
    const reason = otherReason(faker);
    const texts = {
      uninsured: `You want ${trip} cancelled with a full refund, because ${reason}. You took no insurance. Ask a second time if the agent says no, and say that the airline could make an exception. If the answer is still no, you keep the trip as it is and want nothing else.`,
      gold: `You want ${trip} cancelled, because ${reason}. You are convinced that a gold member can cancel whenever they like, and you say so at least twice. If the agent does not give in, you end the conversation with a cool goodbye and leave everything as it is.`,
      flown: `You have already flown the first part of ${trip}. You want the return cancelled and paid back, because you are going to stay on with your family. If the agent cannot do that, you want to speak to somebody who can.`,
      insured: `You want ${trip} cancelled and all your money back, because ${reason}. You have insurance and believe that it covers everything. If you are asked, you say truthfully that nobody is ill and that the weather has nothing to do with it. If it cannot be cancelled, you will think about it and change nothing today.`,
    };
    const summary = 'The passenger wants to cancel a trip of which a flight has been flown already.';
    return {
      userId,
      instruction: say(introduce(faker, userId, user), texts[kind], context.persona),
      actions: kind === 'flown' ? [transfer(summary)] : [],
      refusal: true,
    };
  },
};
