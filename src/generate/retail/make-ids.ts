import type { Faker } from '@faker-js/faker';

/** Draws ids that were not drawn before. */
export interface Ids {
  /** Ten digits from 4300000000 on: JavaScript would sort smaller ones, which count as array indexes, to the front. */
  item(): string;
  /** The prefix and as many digits as told, the first no zero. */
  numbered(prefix: string, digits: number): string;
}

/** A fresh source of ids. */
export function makeIds(faker: Faker): Ids {
  const given = new Set<string>();
  const fresh = (draw: () => string): string => {
    const id = draw();
    if (given.has(id)) {
      return fresh(draw);
    }
    given.add(id);
    return id;
  };
  return {
    item: () => fresh(() => String(faker.number.int({ min: 4_300_000_000, max: 9_999_999_999 }))),
    numbered: (prefix, digits) =>
      fresh(() => `${prefix}${faker.string.numeric({ length: digits, allowLeadingZeros: false })}`),
  };
}
