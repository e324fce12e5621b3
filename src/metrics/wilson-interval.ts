/** Bounds of a confidence interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The standard normal quantile of a two-sided 95 % interval. */
export const normalQuantile95 = 1.959963984540054;

/**
 * The score interval of a share (E. B. Wilson, JASA 22, 1927): always within 0 to 1 and usable for small counts, where
 * the textbook interval p +- 1.96 sqrt(p q / n) is not. Null where nothing was counted.
 */
export function wilsonInterval({
  hits,
  n,
  quantile = normalQuantile95,
}: {
  readonly hits: number;
  readonly n: number;
  readonly quantile?: number;
}): Interval | null {
  if (n === 0) {
    return null;
  }
  const share = hits / n;
  const square = (quantile * quantile) / n;
  const centre = (share + square / 2) / (1 + square);
  const half = (quantile / (1 + square)) * Math.sqrt((share * (1 - share)) / n + square / (4 * n));
  // Rounding may put a bound a hair beyond the share itself where that is 0 or 1.
  return { low: Math.max(0, Math.min(share, centre - half)), high: Math.min(1, Math.max(share, centre + half)) };
}
