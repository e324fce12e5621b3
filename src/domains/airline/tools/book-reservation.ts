import { z } from 'zod';
import { add, isLess, multiply, subtract } from '../../../python/arithmetic.ts';
import { at, contains, iterate, length } from '../../../python/containers.ts';
import { copy } from '../../../python/copy.ts';
import { isEqual } from '../../../python/is-equal.ts';
import { jsonText } from '../../../python/json-text.ts';
import { mutableAt } from '../../../python/mutable-at.ts';
import { PythonError } from '../../../python/python-error.ts';
import { repr, text } from '../../../python/repr.ts';
import { isList, type MutableDictionary, type MutableValue, type Value } from '../../../python/value.ts';
import { defineTool } from '../../engine/tool.ts';
import type { View } from '../../engine/view.ts';
import { now } from '../now.ts';
import {
  cabin,
  destination,
  flights,
  nonfreeBaggages,
  origin,
  passengers,
  paymentId,
  totalBaggages,
  userId,
} from '../parameters.ts';
import { priceFlight } from '../price-flight.ts';

/**
 * `book_reservation`: checks user, flights and payments in tau-bench's order. Bag allowance and number of certificates are not
 * checked, and no seat is taken.
 */
export const bookReservation = defineTool({
  name: 'book_reservation',
  kind: 'write',
  description:
    'Books a trip and charges the payment methods. State the whole booking and get a clear yes from the traveller first. ' +
    'Gives the new reservation.',
  parameters: {
    user_id: userId,
    origin,
    destination,
    flight_type: z.enum(['one_way', 'round_trip']).describe('Whether the trip leads back.'),
    cabin,
    flights: flights.describe('Every flight of the trip in order.'),
    passengers,
    payment_methods: z
      .array(z.object({ payment_id: paymentId, amount: z.number().describe('How much is paid with it, in dollars.') }))
      .describe('How the price is paid; the amounts have to add up to it exactly.'),
    total_baggages: totalBaggages,
    nonfree_baggages: nonfreeBaggages,
    insurance: z.enum(['yes', 'no']).describe('Whether travel insurance is bought for every passenger.'),
  },
  run(view, given) {
    if (!view.has('users', given.user_id)) {
      return 'Error: user not found';
    }
    const reservationId = freeReservationId(view);
    const reservation: MutableDictionary = {
      reservation_id: reservationId,
      user_id: copy(given.user_id),
      origin: copy(given.origin),
      destination: copy(given.destination),
      flight_type: copy(given.flight_type),
      cabin: copy(given.cabin),
      flights: copy(given.flights),
      passengers: copy(given.passengers),
      payment_history: copy(given.payment_methods),
      created_at: `${now.date}T${now.time}:00`,
      total_baggages: copy(given.total_baggages),
      nonfree_baggages: copy(given.nonfree_baggages),
      insurance: copy(given.insurance),
    };
    let price: Value = 0;
    for (const flight of iterate(at(reservation, 'flights'))) {
      const error = priceFlight({ view, flight, cabin: given.cabin, seats: () => length(given.passengers) });
      if (error !== undefined) {
        return error;
      }
      price = add(price, multiply(at(flight, 'price'), length(given.passengers)), '+=');
    }
    if (given.insurance === 'yes') {
      price = add(price, 30 * length(given.passengers), '+=');
    }
    // 50 times a text or a list repeats it in Python, and then adding fails.
    const bags = given.nonfree_baggages;
    price = add(price, typeof bags === 'string' || isList(bags) ? bags : multiply(50, bags), '+=');
    const error = paymentsError({ view, userId: given.user_id, payments: given.payment_methods, price });
    if (error !== undefined) {
      return error;
    }
    takePayments({ view, userId: given.user_id, payments: given.payment_methods });
    view.put('reservations', reservationId, reservation);
    (view.change('users', given.user_id)['reservations'] as MutableValue[]).push(reservationId);
    return jsonText(reservation);
  },
});

/** Three ids are free; a fourth booking takes the place of the third, as in tau-bench. */
function freeReservationId(view: View): string {
  return ['HATHAT', 'HATHAU'].find((id) => !view.has('reservations', id)) ?? 'HATHAV';
}

function paymentsError(options: {
  readonly view: View;
  readonly userId: Value;
  readonly payments: Value;
  readonly price: Value;
}): string | undefined {
  const methods = at(options.view.get('users', options.userId), 'payment_methods');
  for (const payment of iterate(options.payments)) {
    const id = at(payment, 'payment_id');
    const amount = at(payment, 'amount');
    if (!contains(methods, id)) {
      return `Error: payment method ${text(id)} not found`;
    }
    const method = at(methods, id);
    if (contains(['gift_card', 'certificate'], at(method, 'source')) && isLess(at(method, 'amount'), amount)) {
      return `Error: not enough balance in payment method ${text(id)}`;
    }
  }
  const paid = iterate(options.payments).reduce<Value>((sum, payment) => add(sum, at(payment, 'amount')), 0);
  return isEqual(paid, options.price)
    ? undefined
    : `Error: payment amount does not add up, total price is ${text(options.price)}, but paid ${text(paid)}`;
}

/** A certificate is used up whole, whatever it was worth; what it was used for twice fails half way. */
function takePayments(options: { readonly view: View; readonly userId: Value; readonly payments: Value }): void {
  const methods = options.view.change('users', options.userId)['payment_methods'] as MutableDictionary;
  for (const payment of iterate(options.payments)) {
    const id = at(payment, 'payment_id');
    if (!contains(methods, id)) {
      throw new PythonError(repr(id));
    }
    const method = mutableAt(methods, text(id));
    if (method['source'] === 'gift_card') {
      method['amount'] = subtract(at(method, 'amount'), at(payment, 'amount'), '-=');
    } else if (method['source'] === 'certificate') {
      delete methods[text(id)];
    }
  }
}
