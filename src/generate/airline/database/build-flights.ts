import type { Faker } from '@faker-js/faker';
import { clockTime, dateOf } from '../clock.ts';
import type { Flight, FlightDay } from '../records.ts';
import { airports, miles } from './airports.ts';
import { flightDay } from './flight-day.ts';

/** The timetable: `count` flights there and back on pairs of airports, each on 30 days of May 2024. */
export function buildFlights(options: {
  readonly faker: Faker;
  readonly count: number;
}): Readonly<Record<string, Flight>> {
  const { faker, count } = options;
  const routes = pickRoutes(faker, Math.max(10, Math.round(count / 6)));
  const flights = Array.from({ length: count }, (_, index) => {
    const [origin = '', destination = ''] = routes[index % routes.length] ?? [];
    // A morning, a midday and an evening flight in turn, so that conditions on times divide a route's flights.
    const round = Math.floor(index / routes.length) % 3;
    return buildFlight({ faker, number: `TQA${101 + index}`, origin, destination, earliest: 360 + round * 300 });
  });
  return Object.fromEntries(flights.map((flight) => [flight.flight_number, flight]));
}

function buildFlight(options: {
  readonly faker: Faker;
  readonly number: string;
  readonly origin: string;
  readonly destination: string;
  readonly earliest: number;
}): Flight {
  const { faker, number, origin, destination, earliest } = options;
  const distance = miles(origin, destination);
  const departure = earliest + faker.number.int({ min: 0, max: 54 }) * 5;
  const arrival = departure + 30 + Math.round(distance / 8 / 5) * 5;
  const fare = (60 + distance * 0.07) * faker.number.float({ min: 0.8, max: 1.25 });
  const days = Array.from({ length: 30 }, (_, index): [string, FlightDay] => [
    dateOf(index + 1),
    flightDay({ faker, day: index + 1, departure, arrival, fare }),
  ]);
  return {
    flight_number: number,
    origin,
    destination,
    scheduled_departure_time_est: clockTime(departure),
    scheduled_arrival_time_est: clockTime(arrival),
    dates: Object.fromEntries(days),
  };
}

/** Both directions of `pairs` pairs of airports, at least two pairs an airport where that many are asked for. */
function pickRoutes(faker: Faker, pairs: number): (readonly [string, string])[] {
  const codes = Object.keys(airports);
  const possible = faker.helpers.shuffle(
    codes.flatMap((from, index) =>
      codes
        .slice(index + 1)
        .filter((to) => miles(from, to) > 150)
        .map((to): readonly [string, string] => [from, to]),
    ),
  );
  const needed = new Set(codes.flatMap((code) => possible.filter((pair) => pair.includes(code)).slice(0, 2)));
  const chosen = [...new Set([...needed, ...possible])].slice(0, pairs);
  return chosen.flatMap(([from, to]): (readonly [string, string])[] => [
    [from, to],
    [to, from],
  ]);
}
