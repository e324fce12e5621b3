import type { Faker } from '@faker-js/faker';
import { nowMinute, stamp, today } from '../clock.ts';
import { paidBags } from '../free-bags.ts';
import { cabins, type Flight, type Passenger, type Payment, type Reservation, type User } from '../records.ts';
import { buildTrip, type Timetable, timetable } from './build-trip.ts';
import { buildPassenger } from './build-users.ts';

/** Bookings of the travellers, and the travellers with the ids of theirs. */
export function buildReservations(options: {
  readonly faker: Faker;
  readonly count: number;
  readonly flights: Readonly<Record<string, Flight>>;
  readonly users: Readonly<Record<string, User>>;
}): { readonly reservations: Readonly<Record<string, Reservation>>; readonly users: Readonly<Record<string, User>> } {
  const { faker, count, users } = options;
  const flights = timetable(Object.values(options.flights));
  const userIds = Object.keys(users);
  const reservations: Record<string, Reservation> = {};
  while (Object.keys(reservations).length < count) {
    const made = Object.keys(reservations).length;
    // Everybody has one booking first, then chance decides.
    const userId = userIds[made] ?? faker.helpers.arrayElement(userIds);
    const user = users[userId];
    const id = reservationId(faker);
    if (user !== undefined && !(id in reservations)) {
      reservations[id] = buildReservation({ faker, id, userId, user, flights });
    }
  }
  const owned = new Map<string, string[]>();
  for (const { user_id, reservation_id } of Object.values(reservations)) {
    owned.set(user_id, [...(owned.get(user_id) ?? []), reservation_id]);
  }
  const completed = userIds.flatMap((id): [string, User][] => {
    const user = users[id];
    return user === undefined ? [] : [[id, { ...user, reservations: owned.get(id) ?? [] }]];
  });
  return { reservations, users: Object.fromEntries(completed) };
}

function buildReservation(options: {
  readonly faker: Faker;
  readonly id: string;
  readonly userId: string;
  readonly user: User;
  readonly flights: Timetable;
}): Reservation {
  const { faker, id, userId, user, flights } = options;
  const cabin = faker.helpers.arrayElement(cabins);
  const passengers = pickPassengers(faker, user);
  const trip = buildTrip({ faker, flights, cabin });
  const insurance = faker.number.float() < 0.42 ? 'yes' : 'no';
  const total = faker.number.int({ min: 0, max: passengers.length * 2 });
  const nonfree = paidBags({ membership: user.membership, cabin, passengers: passengers.length, bags: total });
  const fares = trip.legs.reduce((sum, { price }) => sum + price, 0) * passengers.length;
  return {
    reservation_id: id,
    user_id: userId,
    origin: trip.origin,
    destination: trip.destination,
    flight_type: trip.flightType,
    cabin,
    flights: trip.legs,
    passengers,
    payment_history: pay({
      faker,
      user,
      amount: fares + (insurance === 'yes' ? 30 * passengers.length : 0) + 50 * nonfree,
    }),
    created_at: bookedAt(faker, trip.firstDay),
    total_baggages: total,
    nonfree_baggages: nonfree,
    insurance,
  };
}

function pickPassengers(faker: Faker, user: User): Passenger[] {
  const self: Passenger = { ...user.name, dob: user.dob };
  const wanted = faker.helpers.weightedArrayElement([
    { value: 1, weight: 40 },
    { value: 2, weight: 35 },
    { value: 3, weight: 18 },
    { value: 4, weight: 7 },
  ]);
  const others = faker.helpers.shuffle([...user.saved_passengers]);
  const own = faker.number.float() < 0.9;
  const known = (own ? [self, ...others] : [...others, self]).slice(0, wanted);
  return [...known, ...Array.from({ length: wanted - known.length }, () => buildPassenger(faker))];
}

/** One method of the profile pays it all; a gift card shows what is left of it, so its past is free. */
function pay(options: { readonly faker: Faker; readonly user: User; readonly amount: number }): Payment[] {
  const methods = Object.values(options.user.payment_methods).filter(({ source }) => source !== 'certificate');
  return [{ payment_id: options.faker.helpers.arrayElement(methods).id, amount: options.amount }];
}

/** One to 15 days before the trip, one in ten of the later trips within the last day. */
function bookedAt(faker: Faker, firstDay: number): string {
  const late = firstDay > today && faker.number.float() < 0.1;
  if (late) {
    return withSeconds(faker, stamp(today, nowMinute - faker.number.int({ min: 20, max: 1290 })));
  }
  const day = Math.min(today - 2, firstDay - 1) - faker.number.int({ min: 0, max: 13 });
  return withSeconds(faker, stamp(day, faker.number.int({ min: 0, max: 1439 })));
}

function withSeconds(faker: Faker, moment: string): string {
  return `${moment.slice(0, 17)}${String(faker.number.int({ min: 0, max: 59 })).padStart(2, '0')}`;
}

/** Six of A-Z and 0-9, beginning with a letter: an id of digits alone would change the order of a JSON object's keys. */
function reservationId(faker: Faker): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
  const rest = faker.string.fromCharacters(`${letters}23456789`, 5);
  return `${faker.string.fromCharacters(letters, 1)}${rest}`;
}
