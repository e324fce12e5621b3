import type { Database, Row } from '../../engine/database.ts';
import type { PolicyCheck } from '../../engine/policy-check.ts';
import { field, recordOf } from '../../engine/record-fields.ts';
import { textsIn } from '../../engine/wording.ts';
import { now } from '../now.ts';
import { legsOf, passengersIn } from './reservation-facts.ts';

/** Dollars for each passenger of a reservation with a cancelled flight, and of one with a delayed flight. */
const perPassenger = { cancelled: 100, delayed: 50 };

/**
 * Certificates that no reservation of the traveller gives a right to: none is held by a silver or gold member, insured or in business,
 * or the amount is none that such a reservation brings. What became of flights up to today only people can tell.
 */
export const compensation: PolicyCheck = {
  name: 'compensation',
  tool: 'send_certificate',
  breachOf: ({ user_id, amount }, database) => {
    const user = recordOf(database, 'users', user_id);
    if (user === undefined) {
      return null;
    }
    const held = textsIn(user['reservations'])
      .map((id) => recordOf(database, 'reservations', id))
      .filter((reservation) => reservation !== undefined);
    const reason = reasonAgainst({ user, held, amount: Number(String(amount)), database });
    if (reason === null) {
      return null;
    }
    return {
      forbidden: `a certificate of $${amount} for ${user_id}`,
      did: `sent ${user_id} a certificate of $${amount}`,
      reason,
      instead: `Send no certificate of $${amount}, and say what the policy grants.`,
    };
  },
};

function reasonAgainst(options: {
  readonly user: Row;
  readonly held: readonly Row[];
  readonly amount: number;
  readonly database: Database;
}): string | null {
  const { user, held, amount, database } = options;
  const membership = field(user, 'membership');
  const member = membership === 'silver' || membership === 'gold';
  const entitled = held.filter(({ insurance, cabin }) => member || insurance === 'yes' || cabin === 'business');
  if (entitled.length === 0) {
    return `the traveller is a ${String(membership)} member, and no reservation of theirs is insured or in business`;
  }
  const disturbed = entitled.filter(({ flights }) =>
    legsOf(flights, database).some(({ date, status }) => date <= now.date || status === 'cancelled'),
  );
  if (disturbed.length === 0) {
    return 'all flights of their reservations are still ahead, and the airline has cancelled none of them';
  }
  const granted = disturbed.flatMap((reservation) =>
    Object.values(perPassenger).map((dollars) => dollars * passengersIn(reservation)),
  );
  if (granted.includes(amount)) {
    return null;
  }
  return `it is $${perPassenger.cancelled} for each passenger of a reservation with a cancelled flight and $${perPassenger.delayed} of one with a delayed flight, which gives $${[...new Set(granted)].join(' or $')} here`;
}
