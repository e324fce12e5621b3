import type { Database, Row } from '../engine/database.ts';
import type { PolicyCheck } from '../engine/policy-check.ts';
import { field, recordOf } from '../engine/record-fields.ts';
import { now } from './now.ts';

/**
 * Cancellations that the airline's policy forbids on the record's own facts: flown already, or booked more than 24 hours ago
 * in an economy cabin without insurance and with no flight that the airline cancelled.
 */
const cancellation: PolicyCheck = {
  name: 'cancellation',
  tool: 'cancel_reservation',
  breachOf: ({ reservation_id }, database) => {
    const id = String(reservation_id);
    const reservation = recordOf(database, 'reservations', id);
    const reason = reservation === undefined ? null : reasonAgainst(reservation, database);
    if (reason === null) return null;
    return {
      forbidden: `reservation ${id} to be cancelled`,
      did: `cancelled reservation ${id}`,
      reason,
      instead: `Decline to cancel reservation ${id} and say why.`,
    };
  },
};

/** What the airline's policy forbids. */
export const policyChecks: readonly PolicyCheck[] = [cancellation];

const day = 24 * 3600 * 1000;

function reasonAgainst({ cabin, insurance, created_at, flights }: Row, database: Database): string | null {
  const created = Date.parse(`${created_at}Z`);
  const legs = Array.isArray(flights) ? (flights as { flight_number?: unknown; date?: unknown }[]) : [];
  const statuses = legs.map(({ flight_number, date }) =>
    field(recordOf(database, 'flights', String(flight_number)), 'dates', String(date), 'status'),
  );
  const flown = legs.find((_, index) => statuses[index] === 'landed' || statuses[index] === 'flying');
  if (flown) return `its flight ${flown.flight_number} on ${flown.date} has been flown already`;
  const age = Date.parse(`${now.date}T${now.time}Z`) - created;
  if (!Number.isFinite(created) || age <= day || statuses.includes('cancelled')) return null;
  if (cabin === 'business' || insurance === 'yes') return null;
  return `it is ${String(cabin).replace('_', ' ')}, was booked on ${String(created_at).slice(0, 10)}, has no insurance, and the airline cancelled none of its flights`;
}
