import type { ChainLink } from '../records/attribution.ts';

/** A link of the chain of custody as it is read: `user asks`. */
export function linkName(link: ChainLink['link']): string {
  return link.replaceAll('_', ' ');
}

/** Which side of the difference a link speaks for. */
export const sideNames: Readonly<Record<ChainLink['supports'], string>> = {
  expected: 'for the expected',
  actual: 'for the actual',
  neither: 'for neither',
  unclear: 'cannot be told',
};
