import type { Faker } from '@faker-js/faker';
import { type Offer, onlyCheapest } from '../find-flights.ts';
import type { Cabin } from '../records.ts';
import { sayTime } from '../wording.ts';

/** The one offer that a condition on times leaves cheapest, and the condition in words (empty for none). */
export interface Choice {
  readonly offer: Offer;
  readonly condition: string;
}

/**
 * Draws a condition that leaves some but not all offers, or none at all; null where no single offer is cheapest. Where a
 * cheaper one has too few seats, the condition says that seats are needed.
 */
export function chooseOffer(options: {
  readonly faker: Faker;
  readonly offers: readonly Offer[];
  readonly cabin: Cabin;
  readonly passengers: number;
}): Choice | null {
  const { faker, offers, cabin, passengers } = options;
  const hour = faker.number.int({ min: 8, max: 20 }) * 60;
  const { holds, condition } = faker.helpers.arrayElement<{ holds: (offer: Offer) => boolean; condition: string }>([
    { holds: () => true, condition: '' },
    { holds: ({ departs }) => departs >= hour, condition: `that leaves at ${sayTime(hour)} or later` },
    { holds: ({ arrives }) => arrives < hour, condition: `that lands before ${sayTime(hour)}` },
    { holds: ({ departs }) => departs < hour, condition: `that leaves before ${sayTime(hour)}` },
  ]);
  const left = offers.filter(holds);
  // "01:10:00+1" could be read as early.
  const overnight = condition.includes('lands') && offers.some(({ arrives }) => arrives >= 1440);
  if (overnight || offers.length < 2 || (condition !== '' && left.length === offers.length)) {
    return null;
  }
  const open = left.filter(({ seats }) => seats[cabin] >= passengers);
  const offer = onlyCheapest(open, cabin, passengers);
  const full = left.some((other) => !open.includes(other) && other.prices[cabin] < (offer?.prices[cabin] ?? 0));
  // A slip over the condition must not pass unseen because of an equal fare.
  const twin = offers.some((other) => other !== offer && other.prices[cabin] === offer?.prices[cabin]);
  const seats = `still has ${passengers === 1 ? 'a seat for you' : 'seats for all of you'}`;
  const said = full ? `${condition === '' ? 'that' : `${condition} and`} ${seats}` : condition;
  return offer === null || twin ? null : { offer, condition: said };
}
