import type { Database } from '../../engine/database.ts';
import type { PolicyCheck } from '../../engine/policy-check.ts';
import { field, recordOf } from '../../engine/record-fields.ts';
import { cabinName, cabinsOf, passengersIn } from './reservation-facts.ts';

/**
 * Free checked bags for each passenger, by membership and cabin: the fewest and the most. The two policies differ in one place only: a
 * gold member in business has 3 in tau-bench's and 4 in ours.
 */
const allowances: Readonly<Record<string, Readonly<Record<string, readonly [number, number]>>>> = {
  regular: { basic_economy: [0, 0], economy: [1, 1], business: [2, 2] },
  silver: { basic_economy: [1, 1], economy: [2, 2], business: [3, 3] },
  gold: { basic_economy: [2, 2], economy: [3, 3], business: [3, 4] },
};

/** Bags of a booking that are charged although they are free, or the other way round. */
export const bagsOfBooking: PolicyCheck = {
  name: 'bags',
  tool: 'book_reservation',
  breachOf: (given, database) =>
    breach({
      free: freeBags({
        user: given['user_id'],
        cabins: [String(given['cabin'])],
        passengers: passengersIn(given),
        database,
      }),
      given,
      paidBefore: 0,
      place: 'this booking',
    }),
};

/** The same for bags that are added, and bags that are taken away. */
export const bagsOfReservation: PolicyCheck = {
  name: 'bags',
  tool: 'update_reservation_baggages',
  breachOf: (given, database, context) => {
    const id = String(given['reservation_id']);
    const reservation = recordOf(database, 'reservations', id);
    if (reservation === undefined) {
      return null;
    }
    const before = Number(String(reservation['total_baggages']));
    const total = Number(String(given['total_baggages']));
    if (total < before) {
      return {
        forbidden: `bags of reservation ${id} to be taken away`,
        did: `lowered the checked bags of reservation ${id} from ${before} to ${total}`,
        reason: 'checked bags can be added but not removed',
        instead: `Keep the ${before} checked bags of reservation ${id}, and say why.`,
        about: ['total_baggages'],
      };
    }
    const cabins = cabinsOf(id, reservation, context);
    return breach({
      free: freeBags({ user: reservation['user_id'], cabins, passengers: passengersIn(reservation), database }),
      given,
      paidBefore: Number(String(reservation['nonfree_baggages'])),
      place: `reservation ${id}`,
    });
  },
};

interface FreeBags {
  readonly fewest: number;
  readonly most: number;
  /** "a gold member in economy". */
  readonly whose: string;
}

function freeBags(options: {
  readonly user: unknown;
  readonly cabins: readonly string[];
  readonly passengers: number;
  readonly database: Database;
}): FreeBags | null {
  const { user, cabins, passengers, database } = options;
  const membership = String(field(recordOf(database, 'users', user), 'membership'));
  const ranges = cabins.flatMap((cabin) => {
    const range = allowances[membership]?.[cabin];
    return range === undefined ? [] : [range];
  });
  if (ranges.length === 0 || ranges.length < cabins.length || passengers === 0) {
    return null;
  }
  return {
    fewest: Math.min(...ranges.map(([fewest]) => fewest)) * passengers,
    most: Math.max(...ranges.map(([, most]) => most)) * passengers,
    whose: `a ${membership} member in ${cabins.map(cabinName).join(' or ')}`,
  };
}

function breach(options: {
  readonly free: FreeBags | null;
  readonly given: Readonly<Record<string, unknown>>;
  readonly paidBefore: number;
  readonly place: string;
}): ReturnType<PolicyCheck['breachOf']> {
  const { free, given, paidBefore, place } = options;
  const total = Number(String(given['total_baggages']));
  const paid = Number(String(given['nonfree_baggages']));
  if (free === null || !Number.isFinite(total) || !Number.isFinite(paid)) {
    return null;
  }
  const least = Math.max(0, total - free.most);
  const most = Math.max(paidBefore, total - free.fewest, 0);
  if (paid >= least && paid <= most) {
    return null;
  }
  const due = paid < least ? least : most;
  const count = `${paid} of ${total} checked bags`;
  return {
    forbidden: `${count} to be paid for in ${place}`,
    did: `had ${count} paid for in ${place}`,
    reason: `${free.whose} has ${free.fewest === free.most ? free.most : `${free.fewest} to ${free.most}`} free in all, so that ${due} ${due === 1 ? 'is' : 'are'} to be paid for`,
    instead: `Enter ${due} as the number of bags to be paid for.`,
    about: ['nonfree_baggages'],
  };
}
