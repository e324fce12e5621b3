import type { Faker } from '@faker-js/faker';
import type { Draft } from '../draft.ts';
import type { Customer, Shop } from './shop.ts';
import type { Deck } from './wording/deck.ts';

/** What a scenario has at hand: one customer, the shop, and chance. */
export interface Scene {
  readonly faker: Faker;
  readonly shop: Shop;
  readonly customer: Customer;
  /** Deals one of several wordings. */
  readonly choose: Deck;
}

/** A draft without the words that say who the customer is and how they talk. */
export interface Story extends Omit<Draft, 'userId' | 'instruction'> {
  /** What the customer wants, in the second person, as whole sentences. */
  readonly request: string;
}

/** A kind of task; null where the customer's records do not fit. */
export type Scenario = (scene: Scene) => Story | null;
