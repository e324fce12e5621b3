import type { Faker } from '@faker-js/faker';
import { dateOf, minutesOf, today } from '../clock.ts';
import type { Cabin, Flight, Leg } from '../records.ts';
import { miles } from './airports.ts';
import { prices } from './flight-day.ts';

/** Flights by their airport of departure. */
export type Timetable = ReadonlyMap<string, readonly Flight[]>;

/** A trip as it is booked. */
export interface Trip {
  readonly origin: string;
  readonly destination: string;
  readonly flightType: 'one_way' | 'round_trip';
  readonly legs: readonly Leg[];
  readonly firstDay: number;
}

export function timetable(flights: readonly Flight[]): Timetable {
  const origins = [...new Set(flights.map(({ origin }) => origin))];
  return new Map(origins.map((code) => [code, flights.filter(({ origin }) => origin === code)]));
}

/** Draws a trip, direct or with one change, that nearly always lies ahead or is under way. */
export function buildTrip(options: {
  readonly faker: Faker;
  readonly flights: Timetable;
  readonly cabin: Cabin;
}): Trip {
  const { faker, flights, cabin } = options;
  const round = faker.number.float() < 0.4;
  const day = faker.helpers.weightedArrayElement([
    { value: faker.number.int({ min: 9, max: today - 1 }), weight: 14 },
    { value: today, weight: 10 },
    { value: faker.number.int({ min: today + 1, max: 29 }), weight: 76 },
  ]);
  const returnDay = Math.min(30, day + faker.number.int({ min: 1, max: 6 }));
  for (;;) {
    const origin = faker.helpers.arrayElement([...flights.keys()]);
    const outbound = pickJourney({ faker, flights, origin, destination: null });
    const destination = outbound?.at(-1)?.destination;
    if (outbound === undefined || destination === undefined) {
      continue;
    }
    const inbound = round ? pickJourney({ faker, flights, origin: destination, destination: origin }) : [];
    if (inbound !== undefined) {
      const there = outbound.map((flight) => toLeg({ faker, flight, day, cabin }));
      const back = inbound.map((flight) => toLeg({ faker, flight, day: returnDay, cabin }));
      const flightType = round ? 'round_trip' : 'one_way';
      return { origin, destination, flightType, legs: [...there, ...back], firstDay: day };
    }
  }
}

/** One flight, or two with a change of 40 minutes at least on the same day; undefined where there is no way. */
function pickJourney(options: {
  readonly faker: Faker;
  readonly flights: Timetable;
  readonly origin: string;
  readonly destination: string | null;
}): readonly Flight[] | undefined {
  const { faker, flights, origin, destination } = options;
  const from = flights.get(origin) ?? [];
  const ends = (flight: Flight) => destination === null || flight.destination === destination;
  const direct = from.filter(ends).map((flight) => [flight]);
  const connections = from.flatMap((first) =>
    (flights.get(first.destination) ?? [])
      .filter(
        (second) =>
          ends(second) &&
          miles(origin, second.destination) > 150 &&
          minutesOf(second.scheduled_departure_time_est) >= minutesOf(first.scheduled_arrival_time_est) + 40,
      )
      .map((second) => [first, second]),
  );
  const preferred = faker.number.float() < 0.8 ? [direct, connections] : [connections, direct];
  const choice = preferred.find((journeys) => journeys.length > 0);
  return choice === undefined ? undefined : faker.helpers.arrayElement(choice);
}

/** The fare paid lies near that of the day; where the day shows none, near the flight's on other days. */
function toLeg(options: {
  readonly faker: Faker;
  readonly flight: Flight;
  readonly day: number;
  readonly cabin: Cabin;
}): Leg {
  const { faker, flight, day, cabin } = options;
  const shown = flight.dates[dateOf(day)];
  const usual = 60 + miles(flight.origin, flight.destination) * 0.07;
  const fare = shown?.status === 'available' ? shown.prices[cabin] : prices(faker, usual)[cabin];
  return {
    origin: flight.origin,
    destination: flight.destination,
    flight_number: flight.flight_number,
    date: dateOf(day),
    price: Math.round(fare * faker.number.float({ min: 0.86, max: 1.12 })),
  };
}
