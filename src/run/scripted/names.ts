import type { Database } from '../../domains/engine/database.ts';
import { isDictionary, isList, type Value } from '../../python/value.ts';

/** A field deep in a value; undefined where the way there does not exist. */
export function field(value: Value | undefined, ...path: readonly string[]): Value | undefined {
  let current = value;
  for (const key of path) current = current !== undefined && isDictionary(current) ? current[key] : undefined;
  return current;
}

/** A record of a table. */
export function recordOf(database: Database, table: string, key: unknown): Value | undefined {
  return typeof key === 'string' ? database.tables.get(table)?.get(key) : undefined;
}

/** A product's variant as a shop would speak of it: its name and what tells it apart, and the product's id. */
export function describeItem(
  database: Database,
  itemId: string,
): { readonly text: string; readonly productId: string | null } {
  for (const [productId, product] of database.tables.get('products') ?? []) {
    const variant = field(product, 'variants', itemId);
    if (variant === undefined) continue;
    const options = field(variant, 'options');
    const words = options !== undefined && isDictionary(options) ? Object.values(options).map(String) : [];
    const name = String(field(product, 'name') ?? 'item').toLowerCase();
    return { text: words.length > 0 ? `${name} (${words.join(', ')})` : name, productId };
  }
  return { text: `item ${itemId}`, productId: null };
}

/** A payment method as its owner would speak of it; its id where the owner has several of the kind. */
export function describePayment(database: Database, id: unknown): string {
  const text = String(id);
  const kind = /^(credit_card|gift_card|paypal|certificate)/.exec(text)?.[1];
  if (kind === undefined) return text;
  const methods = paymentsOfOwner(database, text);
  const brand = field(methods, text, 'brand');
  const lastFour = field(methods, text, 'last_four');
  if (kind === 'credit_card' && brand !== undefined && lastFour !== undefined)
    return `${capitalised(String(brand))} ending in ${lastFour}`;
  const noun = kind === 'paypal' ? 'PayPal account' : kind.replace('_', ' ');
  const alike = methods === undefined ? 0 : Object.keys(methods).filter((other) => other.startsWith(kind)).length;
  return alike === 1 ? noun : `${noun} (${text})`;
}

function paymentsOfOwner(database: Database, id: string): { readonly [key: string]: Value } | undefined {
  for (const [, user] of database.tables.get('users') ?? []) {
    const methods = field(user, 'payment_methods');
    if (methods !== undefined && isDictionary(methods) && methods[id] !== undefined) return methods;
  }
  return undefined;
}

/** The texts of a list argument, whatever stands there. */
export function textsIn(value: unknown): string[] {
  return isList(value as Value) ? (value as readonly unknown[]).map(String) : [String(value)];
}

/** `a, b and c`. */
export function joined(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** The word with the article that its sound takes. */
export function withArticle(words: string): string {
  return `${/^[aeiou]/i.test(words) ? 'an' : 'a'} ${words}`;
}

/** A number of things: "no bags", "1 bag", "2 bags". */
export function counted(number: unknown, noun: string): string {
  const text = String(number);
  if (text === '0') return `no ${noun}s`;
  return `${text} ${noun}${text === '1' ? '' : 's'}`;
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
