import type { Faker } from '@faker-js/faker';
import { airportCities } from '../../domains/airline/airport-cities.ts';
import { dayOf } from './clock.ts';
import type { Cabin, Passenger, PaymentMethod, Reservation, User } from './records.ts';

/** Two airports of one city are told apart by their own names. */
const cities: Readonly<Record<string, string>> = {
  ...airportCities,
  JFK: 'New York JFK',
  LGA: 'New York LaGuardia',
};

export function city(code: string): string {
  return cities[code] ?? code;
}

/** `May 20`. */
export function sayDate(date: string): string {
  return `May ${dayOf(date)}`;
}

/** `2 pm`, `noon` or `9:30 am` for minutes since midnight. */
export function sayTime(minutes: number): string {
  if (minutes === 720) {
    return 'noon';
  }
  const hour = Math.floor(minutes / 60);
  const rest = minutes % 60 === 0 ? '' : `:${String(minutes % 60).padStart(2, '0')}`;
  return `${((hour + 11) % 12) + 1}${rest} ${hour < 12 ? 'am' : 'pm'}`;
}

export function sayCabin(cabin: Cabin): string {
  return cabin.replace('_', ' ');
}

/** `your Visa ending in 4512`, `your gift card worth $80`. */
export function sayMethod(method: PaymentMethod): string {
  if (method.source === 'credit_card') {
    return `your ${method.brand === 'visa' ? 'Visa' : 'Mastercard'} ending in ${method.last_four}`;
  }
  return `your ${method.source === 'gift_card' ? 'gift card' : 'certificate'} worth $${method.amount}`;
}

export function sayName({ first_name, last_name }: Pick<Passenger, 'first_name' | 'last_name'>): string {
  return `${first_name} ${last_name}`;
}

/** `Ada Marsh (born 1990-04-02)`: in brackets, so that lists of them read well. */
export function sayPassenger(passenger: Passenger): string {
  return `${sayName(passenger)} (born ${passenger.dob})`;
}

/** `a, b and c`. */
export function sayList(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

export function sayNumber(number: number): string {
  return ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'][number] ?? String(number);
}

export function count(number: number, noun: string): string {
  return `${sayNumber(number)} ${noun}${number === 1 ? '' : 's'}`;
}

/** `from Boston to Denver on May 20`, the way there for a round trip. */
export function sayTrip({ origin, destination, flights, flight_type }: Reservation): string {
  const date = flights[0]?.date ?? '';
  const kind = flight_type === 'round_trip' ? 'and back, leaving' : '';
  return `from ${city(origin)} to ${city(destination)} ${kind} on ${sayDate(date)}`.replace(/ {2,}/g, ' ');
}

/** Who the user is, in one of several ways. */
export function introduce(faker: Faker, userId: string, user: User): string {
  return faker.helpers.arrayElement([
    `Your user id is ${userId}.`,
    `You are ${sayName(user.name)}, and your user id is ${userId}.`,
    `You are ${sayName(user.name)} (user id ${userId}).`,
    `Your name is ${sayName(user.name)} and your user id is ${userId}.`,
    `Your user id is ${userId}, which you give when asked for it.`,
  ]);
}

/** Joins sentences, leaving out empty ones. */
export function say(...sentences: readonly string[]): string {
  return sentences.filter((sentence) => sentence !== '').join(' ');
}
