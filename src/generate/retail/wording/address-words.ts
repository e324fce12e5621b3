import type { Address } from '../records.ts';

/** An address in one line, with all that the tools need but the country. */
export function addressWords({ address1, address2, city, state, zip }: Address): string {
  return `${address1}, ${address2}, ${city}, ${state} ${zip}`;
}
