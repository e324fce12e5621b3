import type { Faker } from '@faker-js/faker';
import type { GeneratedDatabase } from '../world-generator.ts';
import { buildFlights } from './database/build-flights.ts';
import { buildReservations } from './database/build-reservations.ts';
import { buildUsers } from './database/build-users.ts';

/** Flights, reservations and users: 300, 2,000 and 500 at scale 1. */
export function buildDatabase(options: { readonly faker: Faker; readonly scale: number }): GeneratedDatabase {
  const { faker, scale } = options;
  const size = (full: number) => Math.max(1, Math.round(full * scale));
  const flights = buildFlights({ faker, count: Math.max(60, size(300)) });
  const booked = buildReservations({
    faker,
    count: size(2000),
    flights,
    users: buildUsers({ faker, count: size(500) }),
  });
  return { flights: { ...flights }, reservations: booked.reservations, users: booked.users };
}
