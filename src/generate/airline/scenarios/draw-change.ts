import type { GeneratedTask } from '../../world-generator.ts';
import { dateOf, dayOf } from '../clock.ts';
import { isUntouched, methodsOf } from '../facts.ts';
import { directOffers, flightArguments, type Offer, onlyCheapest } from '../find-flights.ts';
import type { Leg, PaymentMethod } from '../records.ts';
import { sayDate, sayList } from '../wording.ts';
import { changeFlights } from './actions.ts';
import { chooseOffer } from './choose-offer.ts';
import type { Booked } from './pick-reservation.ts';
import type { Context } from './scenario.ts';

/** A move of the way there to another direct flight. */
export interface Change {
  /** For example `the cheapest direct flight on May 20 that leaves before noon`. */
  readonly flight: string;
  /** Dollars to pay for all passengers; negative where they get some back. */
  readonly difference: number;
  readonly card: Extract<PaymentMethod, { readonly source: 'credit_card' }>;
  readonly action: GeneratedTask['actions'][number];
}

/** Whether the way there is one direct flight and the way back, if any, another; nothing has happened to them. */
export function isMovable(context: Context, { reservation }: Booked): boolean {
  const legs = reservation.flight_type === 'one_way' ? 1 : 2;
  return (
    isUntouched(context.world, reservation) &&
    reservation.cabin !== 'basic_economy' &&
    reservation.flights.length === legs
  );
}

/** Draws a day and a flight on it; null where no single flight is cheapest or nothing would change. */
export function drawChange(
  context: Context,
  options: { readonly booked: Booked; readonly days?: readonly number[] },
): Change | null {
  const { faker, world } = context;
  const { reservation, user } = options.booked;
  const { origin, destination, cabin, passengers } = reservation;
  const [leg, ...kept] = reservation.flights;
  const days = options.days ?? drawDays(context, { leg, kept });
  const offers = days.flatMap((day) => directOffers(world, { origin, destination, date: dateOf(day) }));
  const several = days.length > 1;
  const choice = several
    ? cheapestOf(offers, { cabin, passengers: passengers.length })
    : chooseOffer({ faker, offers, cabin, passengers: passengers.length });
  if (leg === undefined || choice === null || days.length === 0) {
    return null;
  }
  const card = faker.helpers.arrayElement(methodsOf(user, 'credit_card'));
  const dates = sayList(days.map((day) => sayDate(dateOf(day)))).replace(' and ', ' or ');
  return {
    flight: `the cheapest direct flight on ${several ? `any of the days ${dates}` : dates} ${choice.condition}`.trim(),
    difference: (choice.offer.prices[cabin] - leg.price) * passengers.length,
    card,
    action: changeFlights(reservation, {
      cabin,
      flights: [...flightArguments(choice.offer), ...kept],
      paymentId: card.id,
    }),
  };
}

function cheapestOf(
  offers: readonly Offer[],
  { cabin, passengers }: { readonly cabin: 'basic_economy' | 'economy' | 'business'; readonly passengers: number },
) {
  const offer = onlyCheapest(offers, cabin, passengers);
  return offer && { offer, condition: '' };
}

/** One day or three in a row, not that of the flight, and before the way back. */
function drawDays(
  { faker }: Context,
  { leg, kept }: { readonly leg: Leg | undefined; readonly kept: readonly Leg[] },
): number[] {
  const last = kept[0] === undefined ? 30 : dayOf(kept[0].date) - 1;
  const first = faker.number.int({ min: 16, max: 28 });
  const days = faker.number.float() < 0.35 ? [first, first + 1, first + 2] : [first];
  return leg === undefined || days.some((day) => day > last || day === dayOf(leg.date)) ? [] : days;
}
