import { wilsonInterval } from './wilson-interval.ts';

/** One reported number. `value` is null where there was nothing to measure it on. */
export interface Measure {
  readonly value: number | null;
  /** How many cases it rests on. */
  readonly n: number;
  /** For a share: how many of them; null for anything else. */
  readonly hits: number | null;
  /** 95 % interval; null where none is known for this kind of number. */
  readonly low: number | null;
  readonly high: number | null;
}

/** The share of true values, with its Wilson interval. */
export function shareOf(outcomes: readonly boolean[]): Measure {
  const n = outcomes.length;
  const hits = outcomes.filter(Boolean).length;
  const interval = wilsonInterval({ hits, n });
  return { value: n === 0 ? null : hits / n, n, hits, low: interval?.low ?? null, high: interval?.high ?? null };
}

/** A number that is no share. */
export function plainMeasure({ value, n }: { readonly value: number | null; readonly n: number }): Measure {
  return { value, n, hits: null, low: null, high: null };
}
