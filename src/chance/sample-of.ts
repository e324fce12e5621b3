import { seededRandom } from './seeded-random.ts';

/** `count` of the items by a seeded draw, in their own order; the same seed draws the same ones. */
export function sampleOf<Item>({
  items,
  count,
  seed,
}: {
  readonly items: readonly Item[];
  readonly count: number;
  readonly seed: number;
}): Item[] {
  const random = seededRandom(seed);
  const tickets = items.map((item, index) => ({ item, index, ticket: random() }));
  const drawn = tickets.sort((a, b) => a.ticket - b.ticket || a.index - b.index).slice(0, Math.max(0, count));
  return drawn.sort((a, b) => a.index - b.index).map(({ item }) => item);
}
