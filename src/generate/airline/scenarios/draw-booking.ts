import type { GeneratedTask } from '../../world-generator.ts';
import { dateOf } from '../clock.ts';
import { selfOf } from '../facts.ts';
import { directOffers, flightArguments, type Offer } from '../find-flights.ts';
import { paidBags } from '../free-bags.ts';
import type { Cabin, Passenger, Payment, User } from '../records.ts';
import { city, count, say, sayCabin, sayDate, sayList, sayNumber, sayPassenger } from '../wording.ts';
import { book } from './actions.ts';
import { chooseOffer } from './choose-offer.ts';
import type { Context } from './scenario.ts';

/** A booking that a user may want, with its price and the sentences that ask for it. */
export interface Booking {
  readonly total: number;
  readonly destination: string;
  /** What is wanted, without how it is paid. */
  readonly request: string;
  pay(payments: readonly Payment[]): GeneratedTask['actions'][number];
}

/** Draws a booking on direct flights; null where no single flight fits. */
export function drawBooking(
  context: Context,
  options: {
    readonly userId: string;
    readonly user: User;
    readonly roundTrip: boolean;
    readonly alone?: boolean;
    readonly route?: { readonly origin: string; readonly destination: string };
    readonly cabin?: Cabin;
  },
): Booking | null {
  const { faker, world } = context;
  const { userId, user, roundTrip } = options;
  const { origin, destination } = options.route ?? faker.helpers.arrayElement(world.flightList);
  const day = faker.number.int({ min: 16, max: 25 });
  const cabin =
    options.cabin ?? faker.helpers.arrayElement(['economy', 'economy', 'business', 'basic_economy'] as const);
  const passengers = drawPassengers(context, { user, alone: options.alone ?? false });
  const choose = (from: string, to: string, date: string) =>
    chooseOffer({
      faker,
      offers: directOffers(world, { origin: from, destination: to, date }),
      cabin,
      passengers: passengers.length,
    });
  const there = choose(origin, destination, dateOf(day));
  const back = roundTrip ? choose(destination, origin, dateOf(day + faker.number.int({ min: 2, max: 4 }))) : null;
  if (there === null || (roundTrip && back === null)) {
    return null;
  }
  const request = requestText(context, { origin, destination, cabin, there, back });
  return completeBooking(context, {
    userId,
    user,
    origin,
    destination,
    cabin,
    passengers,
    offers: back === null ? [there.offer] : [there.offer, back.offer],
    roundTrip,
    request,
    replaces: options.route !== undefined,
  });
}

/** Draws bags and insurance and adds everything up. */
export function completeBooking(
  context: Context,
  trip: {
    readonly userId: string;
    readonly user: User;
    readonly origin: string;
    readonly destination: string;
    readonly cabin: Cabin;
    readonly passengers: readonly Passenger[];
    readonly offers: readonly Offer[];
    readonly roundTrip: boolean;
    readonly request: string;
    /** Whether it takes the place of another trip; then nothing is said about what it is for. */
    readonly replaces: boolean;
  },
): Booking {
  const { userId, user, origin, destination, cabin, passengers, offers, roundTrip, request } = trip;
  const { faker } = context;
  const bags = faker.number.int({ min: 0, max: passengers.length + 2 });
  const nonfree = paidBags({ membership: user.membership, cabin, passengers: passengers.length, bags });
  const insurance = faker.helpers.arrayElement(['yes', 'no'] as const);
  const fares = offers.reduce((sum, { prices }) => sum + prices[cabin], 0) * passengers.length;
  return {
    destination,
    total: fares + 50 * nonfree + (insurance === 'yes' ? 30 * passengers.length : 0),
    request: say(
      trip.replaces ? '' : purpose(context, passengers),
      request,
      travellersText(context, passengers),
      extrasText(context, { bags, insurance, alone: passengers.length === 1 }),
    ),
    pay: (payments) =>
      book({
        userId,
        origin,
        destination,
        flightType: roundTrip ? 'round_trip' : 'one_way',
        cabin,
        flights: offers.flatMap(flightArguments),
        passengers,
        payments,
        bags,
        nonfree,
        insurance,
      }),
  };
}

/** The account holder first, then some of the saved passengers. */
export function drawPassengers(
  { faker }: Context,
  { user, alone }: { readonly user: User; readonly alone: boolean },
): Passenger[] {
  const companions = alone ? 0 : faker.number.int({ min: 0, max: 2 });
  return [selfOf(user), ...user.saved_passengers.slice(0, companions)];
}

function requestText(
  { faker }: Context,
  trip: {
    readonly origin: string;
    readonly destination: string;
    readonly cabin: Cabin;
    readonly there: { readonly offer: Offer; readonly condition: string };
    readonly back: { readonly offer: Offer; readonly condition: string } | null;
  },
): string {
  const { there, back } = trip;
  const [from, to, cabin] = [city(trip.origin), city(trip.destination), sayCabin(trip.cabin)];
  const flight = `the cheapest direct flight ${there.condition}`.trim();
  const date = sayDate(there.offer.date);
  if (back !== null) {
    const home = `the cheapest direct flight ${back.condition}`.trim();
    const homeDate = sayDate(back.offer.date);
    return faker.helpers.arrayElement([
      `You want to book a round trip from ${from} to ${to} in ${cabin}: out on ${date} on ${flight}, and back on ${homeDate} on ${home}.`,
      `You need a round trip in ${cabin}. On ${date} you go from ${from} to ${to} with ${flight}; on ${homeDate} you come back with ${home}.`,
    ]);
  }
  return faker.helpers.arrayElement([
    `You want to book a one-way trip from ${from} to ${to} on ${date}, in ${cabin}. It has to be ${flight}.`,
    `You have to get from ${from} to ${to} on ${date}, one way. You want ${flight}, in ${cabin}.`,
    `You would like to fly one way on ${date}, from ${from} to ${to}, in ${cabin}, and you want ${flight}.`,
    `You are looking for ${flight} from ${from} to ${to} on ${date}: one way, ${cabin}.`,
    `You have to travel from ${from} to ${to} on ${date} and need no return. You fly ${cabin} and take ${flight}.`,
  ]);
}

/** Names, birth dates and the order in which they are told. */
function travellersText({ faker }: Context, passengers: readonly Passenger[]): string {
  const [self = '', ...others] = passengers.map(sayPassenger);
  if (others.length === 0) {
    return faker.helpers.arrayElement([
      `You travel alone: the only passenger is ${self}.`,
      `Nobody comes with you; the one passenger is ${self}.`,
      `One seat will do, for ${self}.`,
    ]);
  }
  const order = others.length === 1 ? '' : ', and then the others in this order';
  return faker.helpers.arrayElement([
    `You travel with ${sayList(others)}. You name yourself first, ${self}${order}.`,
    `There are ${sayNumber(passengers.length)} of you, and you name them in this order: ${sayList([self, ...others])}.`,
  ]);
}

/** Sometimes with a change of mind, which ends where the numbers are. */
function extrasText(
  { faker }: Context,
  extras: { readonly bags: number; readonly insurance: 'yes' | 'no'; readonly alone: boolean },
): string {
  const { bags, insurance, alone } = extras;
  const hesitates = faker.number.float() < 0.3;
  const have = alone ? 'You have' : 'Together you have';
  const bagsText =
    bags === 0
      ? faker.helpers.arrayElement([
          `${have} no bags to check.`,
          'You travel with hand luggage only and have nothing to check.',
        ])
      : `${have} ${count(bags, 'bag')} to check.`;
  if (hesitates && insurance === 'no') {
    return faker.helpers.arrayElement([
      `${bagsText} At first you ask for travel insurance, but when you hear what it costs you do without it.`,
      `${bagsText} Asked about travel insurance, you want to know what it is good for, and then you decline it.`,
    ]);
  }
  if (hesitates && bags > 0) {
    const first = count(bags + 1, 'bag');
    return `You want travel insurance${alone ? '' : ' for all of you'}. You begin by speaking of ${first} to check, and before you confirm the booking you correct yourself: it is only ${sayNumber(bags)}.`;
  }
  const wish =
    insurance === 'yes' ? `want travel insurance${alone ? '' : ' for all of you'}` : 'do not want travel insurance';
  return faker.helpers.arrayElement([`${bagsText} You ${wish}.`, `You ${wish}. ${bagsText}`]);
}

/** What the trip is for; it changes nothing. */
function purpose({ faker }: Context, passengers: readonly Passenger[]): string {
  return faker.helpers.arrayElement([
    ...(passengers.length > 1
      ? ['You have promised each other this trip for years.']
      : ['A client wants to see you in person.', 'You have a job interview, and you are nervous about it.']),
    'Your niece is going to graduate, and you would not miss it.',
    'You have not had a holiday for two years.',
    'It is a surprise visit to an old friend.',
    'There is a concert that you have been waiting for all year.',
    'You have promised to help with a move.',
    'You are going to look at a house that is for sale.',
    'Your grandmother is turning ninety.',
    '',
    '',
    '',
    '',
  ]);
}
