import type { Cabin, Membership } from './records.ts';

/** Free checked bags of one passenger, as the policy has them. */
export const freeBags: Readonly<Record<Membership, Readonly<Record<Cabin, number>>>> = {
  regular: { basic_economy: 0, economy: 1, business: 2 },
  silver: { basic_economy: 1, economy: 2, business: 3 },
  gold: { basic_economy: 2, economy: 3, business: 4 },
};

/** How many of these bags have to be paid for. */
export function paidBags(options: {
  readonly membership: Membership;
  readonly cabin: Cabin;
  readonly passengers: number;
  readonly bags: number;
}): number {
  return Math.max(0, options.bags - freeBags[options.membership][options.cabin] * options.passengers);
}
