import { isLess, subtract } from '../../python/arithmetic.ts';
import { at, contains } from '../../python/containers.ts';
import { isEqual } from '../../python/is-equal.ts';
import { mutableAt } from '../../python/mutable-at.ts';
import { text } from '../../python/repr.ts';
import type { MutableDictionary, MutableValue, Value } from '../../python/value.ts';
import type { Row } from '../engine/database.ts';
import type { View } from '../engine/view.ts';
import type { AirlineDialect } from './dialect.ts';

/** Why a change of a reservation cannot be paid with this method, or undefined. */
export function paymentError(options: {
  readonly dialect: AirlineDialect;
  readonly view: View;
  readonly reservation: Row;
  readonly paymentId: Value;
  readonly price: Value;
}): string | undefined {
  const { dialect, view, reservation, paymentId, price } = options;
  const methods = at(view.get('users', at(reservation, 'user_id')), 'payment_methods');
  if (!contains(methods, paymentId)) {
    return dialect.errors.payment;
  }
  const method = at(methods, paymentId);
  if (at(method, 'source') === 'certificate') {
    return dialect.errors.certificate;
  }
  const tooLittle = at(method, 'source') === 'gift_card' && isLess(at(method, 'amount'), price);
  return tooLittle ? dialect.errors.giftCard : undefined;
}

/** Takes the price off a gift card (a negative one is credited) and notes it in the reservation unless it is 0. */
export function charge(options: {
  readonly dialect: AirlineDialect;
  readonly view: View;
  readonly reservation: MutableDictionary;
  readonly paymentId: Value;
  readonly price: Value;
}): void {
  const { dialect, view, reservation, paymentId, price } = options;
  const userId = at(reservation, 'user_id');
  const method = at(at(view.get('users', userId), 'payment_methods'), paymentId);
  if (at(method, 'source') === 'gift_card') {
    const user = view.change('users', userId);
    const card = mutableAt(user['payment_methods'] as MutableDictionary, text(paymentId));
    card['amount'] = subtract(at(card, 'amount'), price, '-=');
  }
  if (!isEqual(price, 0)) {
    (reservation['payment_history'] as MutableValue[]).push(dialect.payment({ payment_id: paymentId, amount: price }));
  }
}
