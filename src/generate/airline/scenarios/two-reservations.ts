import { isLater, isUntouched, methodsOf, paidFor } from '../facts.ts';
import { paidBags } from '../free-bags.ts';
import type { Reservation } from '../records.ts';
import { city, introduce, say, sayMethod } from '../wording.ts';
import { cancel, changeBags } from './actions.ts';
import { groundsOf, otherReason, reasonForBoth } from './cancel-reasons.ts';
import { isAboard, othersOf, pickReservation } from './pick-reservation.ts';
import type { Scenario } from './scenario.ts';

/** Two trips at once: one of them can be cancelled, or both, or one is cancelled and the other gets a bag. */
export const twoReservations: Scenario = {
  name: 'two-reservations',
  count: 3,
  draft(context, index) {
    const { faker, world } = context;
    const kind = (['one-of-two', 'both', 'bag'] as const)[index % 3] ?? 'both';
    const second = (reservation: Reservation) => {
      const grounds = groundsOf(world, reservation);
      return isUntouched(world, reservation) && (kind === 'both' ? grounds === 'recent' : grounds === 'none');
    };
    const booked = pickReservation(
      context,
      (candidate) =>
        isLater(candidate.reservation) &&
        groundsOf(world, candidate.reservation) === 'business' &&
        othersOf(context, candidate).filter(second).length === 1 &&
        othersOf(context, candidate)
          .filter(second)
          .every((other) => isAboard({ ...candidate, reservation: other })),
    );
    const other = booked && othersOf(context, booked).find(second);
    if (!booked || !other) {
      return null;
    }
    const { userId, user, reservation } = booked;
    const [one, two] = faker.helpers.shuffle([reservation, other]).map(nameBoth);
    const reason = kind === 'bag' ? otherReason(faker) : reasonForBoth(faker);
    const card = faker.helpers.arrayElement(methodsOf(user, 'credit_card'));
    const total = other.total_baggages + 1;
    const { cabin, passengers } = other;
    const nonfree = paidBags({ membership: user.membership, cabin, passengers: passengers.length, bags: total });
    const texts = {
      'one-of-two': `You want two trips cancelled, ${one} and ${two}, in both cases because ${reason}. Should only one of them be possible, then you want that one cancelled and keep the other as it is. You want to know how many dollars come back to you.`,
      both: `You want to cancel ${one} as well as ${two}, because ${reason}. In the end you want one number: what you get back for both together, in dollars.`,
      bag: `Two things: you want to cancel ${nameBoth(reservation)}, because ${reason}, and you want one more checked bag on ${nameBoth(other)}. If the bag costs something, it goes on ${sayMethod(card)}. Ask how much money you get back for the cancelled trip.`,
    };
    const actions = {
      'one-of-two': [cancel(reservation)],
      both: [cancel(reservation), cancel(other)],
      bag: [cancel(reservation), changeBags(other, { total, nonfree, paymentId: card.id })],
    };
    const back = paidFor(reservation) + (kind === 'both' ? paidFor(other) : 0);
    return {
      userId,
      instruction: say(introduce(faker, userId, user), texts[kind], context.persona),
      actions: actions[kind],
      outputs: [String(back)],
    };
  },
};

function nameBoth({ reservation_id, origin, destination }: Reservation): string {
  return `reservation ${reservation_id} from ${city(origin)} to ${city(destination)}`;
}
