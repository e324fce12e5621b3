import { freeBags } from '../free-bags.ts';
import type { Passenger } from '../records.ts';
import { introduce, say, sayMethod, sayName } from '../wording.ts';
import { changeBags, changePassengers } from './actions.ts';
import { drawChange, isMovable } from './draw-change.ts';
import { nameTrip, pickReservation } from './pick-reservation.ts';
import type { Scenario } from './scenario.ts';

/** Another flight, a name and a bag for one trip. The bag is free, so that only one payment is made and the order is free too. */
export const severalChanges: Scenario = {
  name: 'several-changes',
  count: 2,
  draft(context, index) {
    const { faker } = context;
    const booked = pickReservation(context, (candidate) => {
      const { cabin, passengers, total_baggages: bags, flight_type } = candidate.reservation;
      const names = new Set(passengers.map(({ first_name }) => first_name));
      return (
        isMovable(context, candidate) &&
        flight_type === 'one_way' &&
        passengers.length > 1 &&
        names.size === passengers.length &&
        passengers[0]?.dob === candidate.user.dob &&
        bags < freeBags[candidate.user.membership][cabin] * passengers.length
      );
    });
    const change = booked && drawChange(context, { booked });
    const last = booked?.reservation.passengers.at(-1);
    if (!booked || !change || last === undefined || Math.abs(change.difference) < 100) {
      return null;
    }
    const { userId, user, reservation } = booked;
    const corrected: Passenger = { ...last, dob: `${Number(last.dob.slice(0, 4)) - 1}${last.dob.slice(4)}` };
    const trip = nameTrip(context, booked);
    const name = sayName(last);
    const card = sayMethod(change.card);
    const total = reservation.total_baggages + 1;
    const texts = [
      `There is a lot to put right on ${trip}. Instead of the flight that you have, you want ${change.flight}, in the same cabin. The birth date of ${name} is wrong: it has to be ${corrected.dob}. And you need one more checked bag, which you think is free. Any difference in price is charged or paid back to ${card}; ask how many dollars it is.`,
      `You want three things for ${trip}: first, one more checked bag; second, ${change.flight} instead of the flight that you have, same cabin, with the difference charged or paid back to ${card}; third, and you remember this only when the other two are done, the birth date of ${name} corrected to ${corrected.dob}. You want to know the exact difference in price in dollars.`,
    ];
    return {
      userId,
      instruction: say(introduce(faker, userId, user), texts[index % texts.length] ?? '', context.persona),
      actions: [
        change.action,
        changePassengers(reservation, [...reservation.passengers.slice(0, -1), corrected]),
        changeBags(reservation, { total, nonfree: reservation.nonfree_baggages, paymentId: change.card.id }),
      ],
      outputs: [String(Math.abs(change.difference))],
    };
  },
};
