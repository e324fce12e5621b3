import type { Database, Row } from '../../engine/database.ts';
import type { PolicyCheck, PolicyContext } from '../../engine/policy-check.ts';
import { recordOf } from '../../engine/record-fields.ts';
import { cabinsOf, isFlown, type Leg, legsOf } from './reservation-facts.ts';

/** Other flights for a basic economy reservation, in place of one that was flown, or for another route or kind of trip. */
export const flightChange: PolicyCheck = {
  name: 'flight_change',
  tool: 'update_reservation_flights',
  breachOf: (given, database, context) => {
    const id = String(given['reservation_id']);
    const reservation = recordOf(database, 'reservations', id);
    const reason = reservation === undefined ? null : reasonAgainst({ id, reservation, given, database, context });
    if (reason === null) {
      return null;
    }
    return {
      forbidden: `reservation ${id} to be given these flights`,
      did: `gave reservation ${id} other flights`,
      reason,
      instead: `Leave the flights of reservation ${id} as they are, and say why.`,
    };
  },
};

function reasonAgainst(options: {
  readonly id: string;
  readonly reservation: Row;
  readonly given: Readonly<Record<string, unknown>>;
  readonly database: Database;
  readonly context: PolicyContext;
}): string | null {
  const { id, reservation, given, database, context } = options;
  const held = legsOf(reservation['flights'], database);
  const wanted = legsOf(given['flights'], database);
  const left = held.filter((leg) => !wanted.some((other) => isSame(leg, other)));
  if (left.length === 0 && wanted.length === held.length) {
    return null;
  }
  const cabins = [...cabinsOf(id, reservation, context), String(given['cabin'])];
  if (cabins.every((cabin) => cabin === 'basic_economy')) {
    return 'flights of basic economy cannot be changed';
  }
  const flown = left.find(isFlown);
  if (flown) {
    return `flight ${flown.number} on ${flown.date} has been flown already and cannot be given up`;
  }
  return staysOnRoute(reservation, wanted) ? null : 'origin, destination and kind of trip have to stay as they are';
}

function isSame(leg: Leg, other: Leg): boolean {
  return leg.number === other.number && leg.date === other.date;
}

/** Whether the flights begin and end where the reservation does; also where the records do not know a flight. */
function staysOnRoute({ origin, destination, flight_type }: Row, legs: readonly Leg[]): boolean {
  const [first, last] = [legs[0], legs.at(-1)];
  if (first === undefined || last === undefined || legs.some((leg) => leg.origin === undefined)) {
    return true;
  }
  const reaches = legs.some((leg) => leg.destination === destination);
  const end = flight_type === 'round_trip' ? origin : destination;
  return first.origin === origin && last.destination === end && reaches;
}
