import type { OptionName } from './option-kinds.ts';

/** What a product is drawn from: the price of its plainest variant in dollars, and the values of each option. */
export interface ProductDesign {
  readonly name: string;
  readonly price: number;
  /** Two or three options; the values of those with a step stand from the cheapest to the dearest. */
  readonly options: Readonly<Partial<Record<OptionName, readonly string[]>>>;
}
