import type { PolicyCheck } from '../../engine/policy-check.ts';
import { paymentKinds } from '../../engine/wallet.ts';
import { passengersIn } from './reservation-facts.ts';

/** The most of each kind of payment in one booking. */
const mostPayments = [
  { kind: paymentKinds.certificate, most: 1, noun: 'travel certificate' },
  { kind: paymentKinds.creditCard, most: 1, noun: 'credit card' },
  { kind: paymentKinds.giftCard, most: 3, noun: 'gift cards' },
];

/** The most travellers in one booking. */
const mostPassengers = 5;

/** Bookings with more travellers or payment methods than the policy takes. */
export const bookingLimits: PolicyCheck = {
  name: 'booking_limits',
  tool: 'book_reservation',
  breachOf: (given) => {
    const passengers = passengersIn(given);
    const ids = Array.isArray(given['payment_methods'])
      ? given['payment_methods'].map((one: { payment_id?: unknown } | null) => String(one?.payment_id))
      : [];
    const over = mostPayments.find(({ kind, most }) => ids.filter((id) => kind.id.test(id)).length > most);
    const reason =
      passengers > mostPassengers
        ? `a reservation can have at most ${mostPassengers} passengers`
        : over && `a reservation can use at most ${over.most} ${over.noun}`;
    if (reason === undefined) {
      return null;
    }
    return {
      forbidden: `a booking for ${passengers} with ${ids.join(', ')}`,
      did: `booked for ${passengers} with ${ids.join(', ')}`,
      reason,
      instead: 'Make a booking that keeps to the limits, or none, and say why.',
    };
  },
};
