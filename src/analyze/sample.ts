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
  const random = mulberry32(seed);
  const tickets = items.map((item, index) => ({ item, index, ticket: random() }));
  const drawn = tickets.sort((a, b) => a.ticket - b.ticket || a.index - b.index).slice(0, Math.max(0, count));
  return drawn.sort((a, b) => a.index - b.index).map(({ item }) => item);
}

/** Tommy Ettinger's mulberry32: 32 bits of state, good enough to draw a sample with. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
