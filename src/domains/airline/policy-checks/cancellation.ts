import type { Database, Row } from '../../engine/database.ts';
import type { PolicyCheck, PolicyContext } from '../../engine/policy-check.ts';
import { recordOf } from '../../engine/record-fields.ts';
import { now } from '../now.ts';
import { cabinName, cabinsOf, isFlown, legsOf } from './reservation-facts.ts';

/**
 * Cancellations that the airline's policy forbids on the record's own facts: flown already, or booked more than 24 hours ago
 * in an economy cabin without insurance and with no flight that the airline cancelled.
 */
export const cancellation: PolicyCheck = {
  name: 'cancellation',
  tool: 'cancel_reservation',
  breachOf: ({ reservation_id }, database, context) => {
    const id = String(reservation_id);
    const reservation = recordOf(database, 'reservations', id);
    const reason = reservation === undefined ? null : reasonAgainst(id, reservation, database, context);
    if (reason === null) {
      return null;
    }
    return {
      forbidden: `reservation ${id} to be cancelled`,
      did: `cancelled reservation ${id}`,
      reason,
      instead: `Decline to cancel reservation ${id} and say why.`,
    };
  },
};

const day = 24 * 3600 * 1000;

function reasonAgainst(id: string, reservation: Row, database: Database, context: PolicyContext): string | null {
  const { cabin, insurance, created_at, flights } = reservation;
  const created = Date.parse(`${created_at}Z`);
  const legs = legsOf(flights, database);
  const flown = legs.find(isFlown);
  if (flown) {
    return `its flight ${flown.number} on ${flown.date} has been flown already`;
  }
  const age = Date.parse(`${now.date}T${now.time}Z`) - created;
  if (!Number.isFinite(created) || age <= day || legs.some(({ status }) => status === 'cancelled')) {
    return null;
  }
  if (cabinsOf(id, reservation, context).includes('business') || insurance === 'yes') {
    return null;
  }
  return `it is ${cabinName(cabin)}, was booked on ${String(created_at).slice(0, 10)}, has no insurance, and the airline cancelled none of its flights`;
}
