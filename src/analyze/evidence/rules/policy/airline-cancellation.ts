import type { CaseFile } from '../../../case/case-file.ts';
import type { EvidenceRule } from '../../observation.ts';
import { forbiddenWrites } from './forbidden-writes.ts';

/** The airline's clock: its data stand still at this moment (tau-bench's airline policy). */
const now = Date.parse('2024-05-15T15:00:00Z');

/**
 * Cancellations that the airline's policy forbids on the record's own facts: flown already, or booked more than 24 hours ago
 * in an economy cabin without insurance and with no flight that the airline cancelled.
 */
export const airlineCancellation: EvidenceRule = (file) => {
  if (file.domain !== 'airline') return [];
  return forbiddenWrites<Reservation>({
    file,
    rule: 'policy_cancellation',
    tool: 'cancel_reservation',
    table: 'reservations',
    key: 'reservation_id',
    reasonAgainst: (reservation) => reasonAgainst(file, reservation),
    words: (_, id) => ({
      forbidden: `reservation ${id} to be cancelled`,
      did: `cancelled reservation ${id}`,
      right: `Decline to cancel reservation ${id} and say why.`,
    }),
  });
};

interface Reservation {
  readonly cabin?: unknown;
  readonly insurance?: unknown;
  readonly created_at?: unknown;
  readonly flights?: unknown;
}

function reasonAgainst(file: CaseFile, { cabin, insurance, created_at, flights }: Reservation): string | null {
  const created = Date.parse(`${created_at}Z`);
  const legs = Array.isArray(flights) ? (flights as { flight_number?: unknown; date?: unknown }[]) : [];
  const statuses = legs.map((leg) => statusOf(file, leg));
  const flown = legs.find((_, index) => statuses[index] === 'landed' || statuses[index] === 'flying');
  if (flown) return `its flight ${flown.flight_number} on ${flown.date} has been flown already`;
  if (!Number.isFinite(created) || now - created <= 24 * 3600 * 1000 || statuses.includes('cancelled')) return null;
  if (cabin === 'business' || insurance === 'yes') return null;
  return `it is ${String(cabin).replace('_', ' ')}, was booked on ${String(created_at).slice(0, 10)}, has no insurance, and the airline cancelled none of its flights`;
}

function statusOf(file: CaseFile, leg: { readonly flight_number?: unknown; readonly date?: unknown }): string | null {
  const flight = file.replayed?.world.dataset.database.tables.get('flights')?.get(String(leg.flight_number)) as
    | { readonly dates?: Readonly<Record<string, { readonly status?: unknown }>> }
    | undefined;
  return (flight?.dates?.[String(leg.date)]?.status as string | undefined) ?? null;
}
