import type { Faker } from '@faker-js/faker';
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

/** An expected call. */
export interface ExpectedCall {
  readonly name: string;
  readonly kwargs: Readonly<Record<string, unknown>>;
}

/** A task before persona and checks. */
export interface Draft {
  /** What the customer wants, in the second person, as whole sentences. */
  readonly request: string;
  readonly actions: readonly ExpectedCall[];
  readonly outputs?: readonly string[];
  /** The right end state is the one it began with. */
  readonly refusal?: true;
}

/** A kind of task. Gives nothing where the customer's records do not fit. */
export type Scenario = (scene: Scene) => Draft | undefined;
