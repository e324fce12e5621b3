import type { Value } from '../../python/value.ts';
import type { CallShape } from '../engine/call-shape.ts';
import type { Database } from '../engine/database.ts';
import { field, recordOf } from '../engine/record-fields.ts';

/** The reservation that a call is about, and a search for every flight that it does not have yet. */
export function looksBefore({ arguments: given }: CallShape, database: Database): CallShape[] {
  const { reservation_id } = given;
  return [
    ...(reservation_id === undefined ? [] : [{ name: 'get_reservation_details', arguments: { reservation_id } }]),
    ...newFlights(given, database).map((leg) => ({ name: 'search_direct_flight', arguments: { ...leg } })),
  ];
}

interface Leg {
  readonly origin: Value;
  readonly destination: Value;
  readonly date: unknown;
}

/** The flights that a booking or a change brings in; those that the reservation has already need no search. */
function newFlights(given: CallShape['arguments'], database: Database): Leg[] {
  const wanted = Array.isArray(given['flights']) ? given['flights'] : [];
  const held = field(recordOf(database, 'reservations', given['reservation_id']), 'flights');
  const heldKeys = new Set((Array.isArray(held) ? held : []).map(legKey));
  return wanted
    .filter((flight) => !heldKeys.has(legKey(flight)))
    .flatMap((flight) => {
      const record = recordOf(database, 'flights', flight?.flight_number);
      const origin = field(record, 'origin');
      const destination = field(record, 'destination');
      return origin === undefined || destination === undefined ? [] : [{ origin, destination, date: flight?.date }];
    });
}

function legKey(flight: { readonly flight_number?: unknown; readonly date?: unknown } | null): string {
  return `${flight?.flight_number} ${flight?.date}`;
}
