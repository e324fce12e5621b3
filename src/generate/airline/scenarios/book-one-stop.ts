import { dateOf } from '../clock.ts';
import { methodsOf } from '../facts.ts';
import { connections, directOffers } from '../find-flights.ts';
import { city, introduce, say, sayCabin, sayDate, sayMethod } from '../wording.ts';
import { chooseOffer } from './choose-offer.ts';
import { completeBooking, drawPassengers } from './draw-booking.ts';
import { pickUser } from './pick-user.ts';
import type { Scenario } from './scenario.ts';

/** A connection where there is no direct flight, chosen by time and by the sum of both fares. */
export const bookOneStop: Scenario = {
  name: 'book-one-stop',
  count: 2,
  draft(context) {
    const { faker, world } = context;
    const picked = pickUser(context, () => true);
    const { origin } = faker.helpers.arrayElement(world.flightList);
    const { destination } = faker.helpers.arrayElement(world.flightList);
    const date = dateOf(faker.number.int({ min: 16, max: 29 }));
    const route = { origin, destination, date };
    if (!picked || origin === destination || directOffers(world, route).length > 0) {
      return null;
    }
    const { userId, user } = picked;
    const cabin = faker.helpers.arrayElement(['economy', 'basic_economy', 'business'] as const);
    const passengers = drawPassengers(context, { user, alone: false });
    const offers = connections(world, route);
    const choice = chooseOffer({ faker, offers, cabin, passengers: passengers.length });
    // A change of a few minutes is nothing that a person would ask for.
    const tight = offers.some(({ flights: [first, second] }) =>
      isTight(first?.scheduled_arrival_time_est, second?.scheduled_departure_time_est),
    );
    if (choice === null || tight || offers.length > 8) {
      return null;
    }
    const conditions = choice.condition
      .replace('that leaves', 'that start')
      .replace('that lands', 'that land')
      .replace('still has', 'still have');
    const [from, to, day] = [city(origin), city(destination), sayDate(date)];
    const request = faker.helpers.arrayElement([
      `You want to fly one way from ${from} to ${to} on ${day}, in ${sayCabin(cabin)}. You know that there is no direct flight that day. Of the connections with one change ${conditions}, you want the one whose two fares together are lowest.`,
      `You need a one-way trip in ${sayCabin(cabin)} from ${from} to ${to} on ${day}. One change is fine, since nothing goes direct. Of the connections ${conditions}, you want the one that is cheapest overall.`,
    ]);
    const booking = completeBooking(context, {
      userId,
      user,
      origin,
      destination,
      cabin,
      passengers,
      offers: [choice.offer],
      roundTrip: false,
      request: request.replace(/ {2,}/g, ' ').replace(' ,', ','),
      replaces: false,
    });
    const card = faker.helpers.arrayElement(methodsOf(user, 'credit_card'));
    return {
      userId,
      instruction: say(
        introduce(faker, userId, user),
        booking.request,
        `You pay with ${sayMethod(card)}.`,
        context.persona,
      ),
      actions: [booking.pay([{ payment_id: card.id, amount: booking.total }])],
    };
  },
};

function isTight(arrival = '', departure = ''): boolean {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  return minutes(departure) - minutes(arrival) < 35;
}
