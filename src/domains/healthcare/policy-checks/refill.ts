import type { Row } from '../../engine/database.ts';
import type { PolicyCheck } from '../../engine/policy-check.ts';
import { recordOf } from '../../engine/record-fields.ts';
import { now } from '../now.ts';

/** Refills that the clinic's policy forbids on the record's own facts: controlled, expired, or too early. */
export const refill: PolicyCheck = {
  name: 'refill',
  tool: 'request_refill',
  breachOf: ({ prescription_id }, database) => {
    const id = String(prescription_id);
    const prescription = recordOf(database, 'prescriptions', id);
    const reason = prescription === undefined ? null : reasonAgainst(prescription);
    if (prescription === undefined || reason === null) {
      return null;
    }
    const named = `${id} (${prescription['medication']})`;
    return {
      forbidden: `a refill of ${named}`,
      did: `requested a refill of ${named}`,
      reason,
      instead: `Request no refill of ${id}, and say why.`,
    };
  },
};

const day = 24 * 3600 * 1000;

/** Days of supply that may be left when a refill is requested (data/healthcare/policy.md). */
const mostDaysLeft = 7;

function reasonAgainst({ controlled, expires, last_filled, days_supply }: Row): string | null {
  const today = Date.parse(now.date);
  if (controlled === true) {
    return 'it is a controlled substance';
  }
  if (Date.parse(String(expires)) < today) {
    return `it expired on ${expires}`;
  }
  const left = (Date.parse(String(last_filled)) - today) / day + Number(days_supply);
  return left > mostDaysLeft ? `${left} days of supply are left, and at most ${mostDaysLeft} may be` : null;
}
