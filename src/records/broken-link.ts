import type { ChainLink } from './attribution.ts';
import type { Finding } from './finding.ts';

/**
 * The link of the chain of custody at which the run left its task: of the links that support the actual side the one at the
 * verdict's own step, else the first. Null where there is no chain, or where none of its links supports that side.
 */
export function brokenLinkOf({ attribution, step }: Pick<Finding, 'attribution' | 'step'>): ChainLink | null {
  const broken = (attribution?.chain ?? []).filter(({ supports }) => supports === 'actual');
  return broken.find((link) => link.step === step) ?? broken[0] ?? null;
}
