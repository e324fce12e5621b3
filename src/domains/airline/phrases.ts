import type { Database } from '../engine/database.ts';
import type { Phrases } from '../engine/phrase.ts';
import { describePayment } from '../engine/wallet.ts';
import { counted, joined } from '../engine/wording.ts';

type Given = Readonly<Record<string, unknown>>;
type Rows = readonly Readonly<Record<string, unknown>>[];

const rowsIn = (value: unknown): Rows => (Array.isArray(value) ? (value as Rows) : []);
const flightsOf = (flights: unknown) =>
  joined(rowsIn(flights).map((one) => `${one['flight_number']} on ${one['date']}`));
const passengersOf = (passengers: unknown) =>
  rowsIn(passengers)
    .map((one) => `${one['first_name']} ${one['last_name']} (born ${one['dob']})`)
    .join(', ');
const paymentsOf = (payments: unknown, database: Database, whose: string) =>
  joined(
    rowsIn(payments).map((one) => `$${one['amount']} from ${whose} ${describePayment(database, one['payment_id'])}`),
  );
const bagsOf = ({ total_baggages: total, nonfree_baggages: paid }: Given) => {
  if (String(total) === '0') {
    return 'no checked bags';
  }
  const free = String(paid) === '0' ? (String(total) === '1' ? 'free' : 'all of them free') : `${paid} to be paid for`;
  return `${counted(total, 'checked bag')} (${free})`;
};
const tripOf = ({ cabin, origin, destination, flight_type }: Given) =>
  `${String(cabin).replaceAll('_', ' ')} from ${origin} to ${destination} (${String(flight_type).replaceAll('_', ' ')})`;
const insuranceOf = ({ insurance }: Given) =>
  insurance === 'yes' ? 'with travel insurance' : 'without travel insurance';

/** The words for the airline's changes. */
export const phrases: Phrases = {
  book_reservation: (given, database) => ({
    wish: `book a flight in ${tripOf(given)} on ${flightsOf(given['flights'])} for ${passengersOf(given['passengers'])}, with ${bagsOf(given)} and ${insuranceOf(given)}. For the payment please take ${paymentsOf(given['payment_methods'], database, 'my')}`,
    deed: `a booking in ${tripOf(given)} on ${flightsOf(given['flights'])} for ${passengersOf(given['passengers'])}, with ${bagsOf(given)} and ${insuranceOf(given)}, paid with ${paymentsOf(given['payment_methods'], database, 'your')}`,
  }),
  cancel_reservation: ({ reservation_id }) => ({
    wish: `cancel my reservation ${reservation_id}`,
    deed: `the cancellation of reservation ${reservation_id}`,
  }),
  send_certificate: ({ amount }) => ({
    wish: `get what I am owed for the trouble: a certificate of $${amount}`,
    deed: `a certificate of $${amount} for the trouble`,
  }),
  update_reservation_baggages: (given, database) => ({
    wish: `have ${bagsOf(given)} on reservation ${given['reservation_id']}, with anything to pay on my ${describePayment(database, given['payment_id'])}`,
    deed: `${bagsOf(given)} on reservation ${given['reservation_id']}, with anything to pay on your ${describePayment(database, given['payment_id'])}`,
  }),
  update_reservation_flights: (given, database) => ({
    wish: `have reservation ${given['reservation_id']} changed to ${String(given['cabin']).replaceAll('_', ' ')} on ${flightsOf(given['flights'])}, settled with my ${describePayment(database, given['payment_id'])}`,
    deed: `the change of reservation ${given['reservation_id']} to ${String(given['cabin']).replaceAll('_', ' ')} on ${flightsOf(given['flights'])}, settled with your ${describePayment(database, given['payment_id'])}`,
  }),
  update_reservation_passengers: (given) => ({
    wish: `have these passengers on reservation ${given['reservation_id']}: ${passengersOf(given['passengers'])}`,
    deed: `these passengers on reservation ${given['reservation_id']}: ${passengersOf(given['passengers'])}`,
  }),
};
