import { z } from 'zod';
import { add, isLess, multiply, subtract } from '../../../python/arithmetic.ts';
import { at, contains, iterate, length } from '../../../python/containers.ts';
import { isEqual } from '../../../python/is-equal.ts';
import { jsonText } from '../../../python/json-text.ts';
import { mutableAt } from '../../../python/mutable-at.ts';
import { PythonError } from '../../../python/python-error.ts';
import { repr, text } from '../../../python/repr.ts';
import { isList, type MutableDictionary, type MutableValue, type Value } from '../../../python/value.ts';
import { defineTool, type Tool } from '../../engine/tool.ts';
import type { View } from '../../engine/view.ts';
import type { AirlineDialect } from '../dialect.ts';
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
 * `book_reservation`: checks user, flights and payments in the benchmark's order. Bag allowance and number of certificates are not
 * checked.
 */
export const bookReservation = (dialect: AirlineDialect): Tool =>
  defineTool({
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
        .array(
          z.object({ payment_id: paymentId, amount: z.number().describe('How much is paid with it, in dollars.') }),
        )
        .describe('How the price is paid; the amounts have to add up to it exactly.'),
      total_baggages: totalBaggages,
      nonfree_baggages: nonfreeBaggages,
      insurance: z.enum(['yes', 'no']).describe('Whether travel insurance is bought for every passenger.'),
    },
    run(view, given) {
      const asked = dialect.flights(given.flights);
      const travellers = dialect.passengers(given.passengers);
      const payments = dialect.payments(given.payment_methods);
      if (!view.has('users', given.user_id)) {
        return dialect.errors.user(given.user_id);
      }
      const reservationId = dialect.newReservationId(view);
      const reservation = dialect.openReservation({
        reservation_id: reservationId,
        user_id: given.user_id,
        origin: given.origin,
        destination: given.destination,
        flight_type: given.flight_type,
        cabin: given.cabin,
        flights: asked.none,
        passengers: travellers,
        payment_history: payments,
        created_at: `${now.date}T${now.time}:00`,
        total_baggages: given.total_baggages,
        nonfree_baggages: given.nonfree_baggages,
        insurance: given.insurance,
      });
      const seats = () => length(travellers);
      const booked: MutableDictionary[] = [];
      let price: Value = 0;
      for (const flight of asked.each()) {
        const priced = priceFlight({ dialect, view, flight, cabin: given.cabin, seats });
        if (priced.error !== undefined) {
          return priced.error;
        }
        booked.push(priced.booked);
        price = add(price, multiply(at(priced.booked, 'price'), seats()), '+=');
      }
      if (booked.length > 0) {
        reservation['flights'] = booked;
      }
      if (given.insurance === 'yes') {
        price = add(price, 30 * seats(), '+=');
      }
      // 50 times a text or a list repeats it in Python, and then adding fails.
      const bags = given.nonfree_baggages;
      price = add(price, typeof bags === 'string' || isList(bags) ? bags : multiply(50, bags), '+=');
      const error = paymentsError({ dialect, view, userId: given.user_id, payments, price });
      if (error !== undefined) {
        return error;
      }
      takePayments({ view, userId: given.user_id, payments });
      if (dialect.takesSeats) {
        takeSeats({ view, flights: booked, cabin: given.cabin, seats: seats() });
      }
      view.put('reservations', reservationId, reservation);
      (view.change('users', given.user_id)['reservations'] as MutableValue[]).push(reservationId);
      return jsonText(reservation);
    },
  });

function paymentsError(options: {
  readonly dialect: AirlineDialect;
  readonly view: View;
  readonly userId: Value;
  readonly payments: Value;
  readonly price: Value;
}): string | undefined {
  const { errors } = options.dialect;
  const methods = at(options.view.get('users', options.userId), 'payment_methods');
  for (const payment of iterate(options.payments)) {
    const id = at(payment, 'payment_id');
    const amount = at(payment, 'amount');
    if (!contains(methods, id)) {
      return errors.bookingPayment(id);
    }
    const method = at(methods, id);
    if (contains(['gift_card', 'certificate'], at(method, 'source')) && isLess(at(method, 'amount'), amount)) {
      return errors.balance(id);
    }
  }
  const paid = iterate(options.payments).reduce<Value>((sum, payment) => add(sum, at(payment, 'amount')), 0);
  return isEqual(paid, options.price) ? undefined : errors.sum(options.price, paid);
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

/** Takes the travellers' seats off each flight that was booked. */
function takeSeats(options: {
  readonly view: View;
  readonly flights: readonly Value[];
  readonly cabin: Value;
  readonly seats: number;
}): void {
  const { view, flights, cabin, seats } = options;
  for (const flight of flights) {
    const dates = mutableAt(view.change('flights', at(flight, 'flight_number')), 'dates');
    const free = mutableAt(mutableAt(dates, text(at(flight, 'date'))), 'available_seats');
    free[text(cabin)] = subtract(at(free, cabin), seats);
  }
}
