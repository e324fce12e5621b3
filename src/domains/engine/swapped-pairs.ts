import type { Domain } from './domain.ts';

/** What a call swaps for what, in its own order; empty for calls that swap nothing. */
export function swappedPairs(
  given: Readonly<Record<string, unknown>>,
  domain: Pick<Domain, 'swap'> | null,
): (readonly [back: unknown, fresh: unknown])[] {
  if (!domain?.swap) {
    return [];
  }
  const back = given[domain.swap.back];
  const fresh = given[domain.swap.fresh];
  return Array.isArray(back) && Array.isArray(fresh) ? back.map((item, index) => [item, fresh[index]]) : [];
}
