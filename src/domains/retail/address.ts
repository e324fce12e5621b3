import { copy } from '../../python/copy.ts';
import type { MutableDictionary, Value } from '../../python/value.ts';

/** A new address record. Its keys stand in tau-bench's order, which the observation shows. */
export function address(parts: { readonly [part: string]: Value }): MutableDictionary {
  const keys = ['address1', 'address2', 'city', 'state', 'country', 'zip'];
  return Object.fromEntries(keys.map((key) => [key, copy(parts[key] ?? null)]));
}
