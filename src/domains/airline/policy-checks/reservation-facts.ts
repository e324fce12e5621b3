import type { Value } from '../../../python/value.ts';
import type { Database, Row } from '../../engine/database.ts';
import type { PolicyContext } from '../../engine/policy-check.ts';
import { field, recordOf } from '../../engine/record-fields.ts';
import { now } from '../now.ts';

/** A flight of a reservation with what became of it. */
export interface Leg {
  readonly number: string;
  readonly date: string;
  /** Undefined where the records do not know the flight. */
  readonly status: Value | undefined;
  readonly origin: Value | undefined;
  readonly destination: Value | undefined;
}

/** The flights that a call or a reservation names. */
export function legsOf(flights: unknown, database: Database): Leg[] {
  const named = Array.isArray(flights) ? (flights as { flight_number?: unknown; date?: unknown }[]) : [];
  return named.map((one) => {
    const number = String(one?.flight_number);
    const date = String(one?.date);
    const record = recordOf(database, 'flights', number);
    return {
      number,
      date,
      status: field(record, 'dates', date, 'status'),
      origin: field(record, 'origin'),
      destination: field(record, 'destination'),
    };
  });
}

/** Whether a flight is over or in the air. */
export function isFlown({ status, date }: Leg): boolean {
  return status === 'landed' || status === 'flying' || (status === 'available' && date < now.date);
}

/** How many travellers a reservation or a call has. */
export function passengersIn(given: Readonly<Record<string, unknown>>): number {
  return Array.isArray(given['passengers']) ? given['passengers'].length : 0;
}

/**
 * The cabins that a reservation may be held for: as it was booked, and where the policy does not rule that out the one that it
 * was changed to in the run, which tau-bench's tool never notes.
 */
export function cabinsOf(id: string, { cabin }: Row, { earlier, policy }: PolicyContext): string[] {
  const changed = earlier.flatMap(({ name, arguments: given }) =>
    name === 'update_reservation_flights' && given['reservation_id'] === id ? [String(given['cabin'])] : [],
  );
  return [...new Set([String(cabin), ...(/counts as what it was booked in/i.test(policy) ? [] : changed)])];
}

/** A cabin as people write it. */
export function cabinName(cabin: unknown): string {
  return String(cabin).replaceAll('_', ' ');
}
