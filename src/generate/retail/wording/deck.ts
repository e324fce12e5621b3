import type { Faker } from '@faker-js/faker';

/** Deals one of the texts. A key's texts are all dealt once before one of them comes again. */
export type Deck = (key: string, texts: readonly string[]) => string;

/** A deck that remembers what it dealt. */
export function makeDeck(faker: Faker): Deck {
  const left = new Map<string, number[]>();
  return (key, texts) => {
    const waiting = left.get(key) ?? [];
    const places = waiting.length > 0 ? waiting : faker.helpers.shuffle(texts.map((_, place) => place));
    const place = places.pop() ?? 0;
    left.set(key, places);
    return texts[place] ?? '';
  };
}
