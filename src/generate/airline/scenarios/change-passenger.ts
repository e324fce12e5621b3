import { buildPassenger } from '../database/build-users.ts';
import { isUntouched } from '../facts.ts';
import type { Passenger } from '../records.ts';
import { introduce, say, sayName, sayPassenger } from '../wording.ts';
import { changePassengers } from './actions.ts';
import { nameTrip, pickReservation } from './pick-reservation.ts';
import type { Scenario } from './scenario.ts';

/** A name put right, and a passenger who cannot be taken off but can be replaced. */
export const changePassenger: Scenario = {
  name: 'change-passenger',
  count: 2,
  draft(context, index) {
    const { faker, world } = context;
    const kind = (['remove', 'correct'] as const)[index % 2] ?? 'correct';
    const booked = pickReservation(context, ({ reservation, user }) => {
      const names = reservation.passengers.map(({ first_name }) => first_name);
      return (
        isUntouched(world, reservation) &&
        names.length > 1 &&
        new Set(names).size === names.length &&
        reservation.passengers[0]?.last_name === user.name.last_name
      );
    });
    const old = booked?.reservation.passengers.at(-1);
    if (booked === null || old === undefined) {
      return null;
    }
    const { userId, user, reservation } = booked;
    const substitute = buildPassenger(faker);
    const corrected: Passenger = { ...old, last_name: `${old.last_name}-${user.name.last_name}` };
    const fresh = kind === 'correct' ? corrected : substitute;
    const passengers = [...reservation.passengers.slice(0, -1), fresh];
    const trip = nameTrip(context, booked);
    const texts = {
      correct: `Since the wedding ${old.first_name} has a new last name: ${sayName(old)} is now ${sayName(corrected)}; the birth date, ${old.dob}, is right. You want the name on ${trip} put right. Everything else stays.`,
      remove: `${sayName(old)} is not coming, so you want this one passenger taken off ${trip} and that share of the fare back. You do not take no for an answer too quickly. If the agent will not take anybody off, you remember that ${sayPassenger(substitute)} would love to come, and you want the seat of ${old.first_name} to go to ${substitute.first_name}.`,
    };
    return {
      userId,
      instruction: say(introduce(faker, userId, user), texts[kind], context.persona),
      actions: [changePassengers(reservation, passengers)],
    };
  },
};
