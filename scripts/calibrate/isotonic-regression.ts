/** A share that was observed, and how much it weighs. */
export interface Level {
  readonly value: number;
  /** More than 0. */
  readonly weight: number;
}

/**
 * The non-decreasing sequence that is nearest to `levels` by weighted least squares: neighbours that go down are replaced by their
 * weighted mean until none does (pool adjacent violators; Ayer and others, Annals of Mathematical Statistics 26, 1955).
 */
export function isotonicRegression(levels: readonly Level[]): readonly number[] {
  const blocks: { value: number; weight: number; size: number }[] = [];
  for (const { value, weight } of levels) {
    let block = { value, weight, size: 1 };
    for (let last = blocks.at(-1); last !== undefined && last.value > block.value; last = blocks.at(-1)) {
      blocks.pop();
      const total = last.weight + block.weight;
      block = {
        value: (last.value * last.weight + block.value * block.weight) / total,
        weight: total,
        size: last.size + block.size,
      };
    }
    blocks.push(block);
  }
  return blocks.flatMap(({ value, size }) => Array.from({ length: size }, () => value));
}
