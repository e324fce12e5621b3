import { add, roundToCents } from '../../python/arithmetic.ts';
import { at } from '../../python/containers.ts';
import { mutableAt } from '../../python/mutable-at.ts';
import type { MutableDictionary, Value } from '../../python/value.ts';
import type { View } from '../engine/view.ts';

/** Adds an amount, which may be negative, to the balance of a user's gift card and rounds it to cents. */
export function creditGiftCard(options: {
  readonly view: View;
  readonly userId: Value;
  readonly paymentId: string;
  readonly amount: Value;
}): void {
  const { view, userId, paymentId, amount } = options;
  const user = view.change('users', userId);
  const card = mutableAt(at(user, 'payment_methods') as MutableDictionary, paymentId);
  card['balance'] = roundToCents(add(at(card, 'balance'), amount));
}
