import { isDictionary } from '../../python/value.ts';
import type { Database } from '../engine/database.ts';
import { field } from '../engine/record-fields.ts';

/** A product's variant as a shop would speak of it: its name and what tells it apart, and the product's id. */
export function describeItem(
  database: Database,
  itemId: string,
): { readonly text: string; readonly productId: string | null } {
  for (const [productId, product] of database.tables.get('products') ?? []) {
    const variant = field(product, 'variants', itemId);
    if (variant === undefined) {
      continue;
    }
    const options = field(variant, 'options');
    const words = options !== undefined && isDictionary(options) ? Object.values(options).map(String) : [];
    const name = String(field(product, 'name') ?? 'item').toLowerCase();
    return { text: words.length > 0 ? `${name} (${words.join(', ')})` : name, productId };
  }
  return { text: `item ${itemId}`, productId: null };
}
