import { dateOf } from '../clock.ts';
import { buildPassenger } from '../database/build-users.ts';
import { selfOf } from '../facts.ts';
import { directOffers } from '../find-flights.ts';
import { city, introduce, say, sayDate, sayList, sayPassenger } from '../wording.ts';
import { pickUser } from './pick-user.ts';
import type { Scenario } from './scenario.ts';

/** Six people in one booking: one more than the policy allows. */
export const refuseBooking: Scenario = {
  name: 'refuse-booking',
  count: 1,
  draft(context) {
    const { faker, world } = context;
    const picked = pickUser(context, () => true);
    const { origin, destination } = faker.helpers.arrayElement(world.flightList);
    const date = dateOf(faker.number.int({ min: 16, max: 29 }));
    const offers = directOffers(world, { origin, destination, date });
    if (!picked || !offers.some(({ seats }) => seats.economy >= 6)) {
      return null;
    }
    const { userId, user } = picked;
    const family = Array.from({ length: 5 }, () => ({
      ...buildPassenger(faker),
      last_name: selfOf(user).last_name,
    }));
    const names = [user.name, ...family].map(({ first_name }) => first_name);
    if (new Set(names).size < names.length) {
      return null;
    }
    return {
      userId,
      instruction: say(
        introduce(faker, userId, user),
        `You want to book six seats in economy on one direct flight from ${city(origin)} to ${city(destination)} on ${sayDate(date)}, one way, for your family:`,
        `yourself (born ${user.dob}), ${sayList(family.map(sayPassenger))}.`,
        'All six of you have to be in one and the same reservation. If that cannot be done, you say that you will talk it over at home, and you book nothing at all, not even for some of you.',
        context.persona,
      ),
      actions: [],
      refusal: true,
    };
  },
};
