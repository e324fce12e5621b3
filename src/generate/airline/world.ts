import type { Dataset } from '../../datasets/dataset.ts';
import type { Flight, Reservation, User } from './records.ts';

/** The generated records, with their types, in the order of the files. */
export interface World {
  readonly users: ReadonlyMap<string, User>;
  readonly reservations: readonly Reservation[];
  readonly flights: ReadonlyMap<string, Flight>;
  readonly flightList: readonly Flight[];
}

/** Reads the records of a generated data set. */
export function readWorld({ database }: Pick<Dataset, 'database'>): World {
  // The generator of this folder made the records, so their shapes are known.
  const table = <Record>(name: string) =>
    (database.tables.get(name) ?? new Map()) as unknown as ReadonlyMap<string, Record>;
  const flights = table<Flight>('flights');
  return {
    users: table<User>('users'),
    reservations: [...table<Reservation>('reservations').values()],
    flights,
    flightList: [...flights.values()],
  };
}
