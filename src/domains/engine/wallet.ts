import { isDictionary, type Value } from '../../python/value.ts';
import type { Database } from './database.ts';
import { field } from './record-fields.ts';

/** Kinds of payment methods in tau-bench's wallets: their ids, and the words that people have for them. */
export const paymentKinds = {
  creditCard: { id: /^credit_card_\d+$/, words: /\b(credit ?card|card|visa|mastercard|amex|american express)\b/i },
  giftCard: { id: /^gift_card_\d+$/, words: /\bgift ?card/i },
  paypal: { id: /^paypal_\d+$/, words: /\bpaypal\b/i },
  certificate: { id: /^certificate_\d+$/, words: /\b(certificate|voucher)/i },
} as const;

/** A payment method as its owner would speak of it; its id where the owner has several of the kind. */
export function describePayment(database: Database, id: unknown): string {
  const text = String(id);
  const kind = /^(credit_card|gift_card|paypal|certificate)/.exec(text)?.[1];
  if (kind === undefined) {
    return text;
  }
  const methods = paymentsOfOwner(database, text);
  const brand = field(methods, text, 'brand');
  const lastFour = field(methods, text, 'last_four');
  if (kind === 'credit_card' && brand !== undefined && lastFour !== undefined) {
    return `${capitalised(String(brand))} ending in ${lastFour}`;
  }
  const noun = kind === 'paypal' ? 'PayPal account' : kind.replace('_', ' ');
  const alike = methods === undefined ? 0 : Object.keys(methods).filter((other) => other.startsWith(kind)).length;
  return alike === 1 ? noun : `${noun} (${text})`;
}

function paymentsOfOwner(database: Database, id: string): { readonly [key: string]: Value } | undefined {
  for (const [, user] of database.tables.get('users') ?? []) {
    const methods = field(user, 'payment_methods');
    if (methods !== undefined && isDictionary(methods) && methods[id] !== undefined) {
      return methods;
    }
  }
  return undefined;
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
