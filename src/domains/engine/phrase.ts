import type { Database } from './database.ts';

/** An expected change in the words of the two sides. */
export interface Phrase {
  /** Behind "I would like to". */
  readonly wish: string;
  /** What will be or has been done, as a noun: "the renewal of the loan". */
  readonly deed: string;
}

/** Makes the words for a call from its arguments. */
export type MakePhrase = (given: Readonly<Record<string, unknown>>, database: Database) => Phrase;

/** The words for a domain's tools, by tool. */
export type Phrases = Readonly<Record<string, MakePhrase>>;
