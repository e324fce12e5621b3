import type { Database } from '../../domains/database.ts';
import { jsonText } from '../../domains/python/json-text.ts';
import type { Value } from '../../domains/python/value.ts';
import type { Action } from '../../records/task.ts';
import { describeItem, describePayment, joined, textsIn } from './names.ts';

/** An expected change in the words of the two sides. */
export interface Phrase {
  /** Behind "I would like to". */
  readonly wish: string;
  /** What will be or has been done, as a noun: "the cancellation of order #W1". */
  readonly deed: string;
}

/** How the two sides speak of an expected call. */
export function phraseOf(action: Pick<Action, 'name' | 'arguments'>, database: Database): Phrase {
  const make = phrases[action.name];
  return make ? make(action.arguments, database) : plainPhrase(action);
}

type Given = Readonly<Record<string, unknown>>;
type MakePhrase = (given: Given, database: Database) => Phrase;

const itemsOf = (ids: unknown, database: Database) =>
  joined(textsIn(ids).map((id) => `the ${describeItem(database, id).text}`));
const swapOf = ({ item_ids, new_item_ids }: Given, database: Database) => {
  const fresh = textsIn(new_item_ids);
  return joined(
    textsIn(item_ids).map(
      (id, index) =>
        `the ${describeItem(database, id).text} for the ${describeItem(database, fresh[index] ?? '').text}`,
    ),
  );
};
const addressOf = ({ address1, address2, city, state, zip, country }: Given) =>
  [address1, address2, city, `${state} ${zip}`, country].filter((part) => part !== '').join(', ');
const flightsOf = (flights: unknown) =>
  Array.isArray(flights)
    ? joined(flights.map((flight) => `${flight?.flight_number} on ${flight?.date}`))
    : String(flights);
const passengersOf = (passengers: unknown) =>
  Array.isArray(passengers)
    ? joined(passengers.map((one) => `${one?.first_name} ${one?.last_name}, born ${one?.dob}`))
    : String(passengers);
const paymentsOf = (payments: unknown) =>
  Array.isArray(payments)
    ? joined(payments.map((one) => `${one?.amount} from the ${describePayment(one?.payment_id)}`))
    : String(payments);
const bagsOf = ({ total_baggages, nonfree_baggages }: Given) =>
  `${total_baggages} checked bags in all, ${nonfree_baggages} of them to be paid for`;

const phrases: Readonly<Record<string, MakePhrase>> = {
  cancel_pending_order: ({ order_id, reason }) => ({
    wish: `cancel my order ${order_id}; it is ${reason}`,
    deed: `the cancellation of order ${order_id} (reason: ${reason})`,
  }),
  return_delivered_order_items: (given, database) => ({
    wish: `return ${itemsOf(given['item_ids'], database)} from order ${given['order_id']}, with the refund to my ${describePayment(given['payment_method_id'])}`,
    deed: `the return of ${itemsOf(given['item_ids'], database)} from order ${given['order_id']}, refunded to the ${describePayment(given['payment_method_id'])}`,
  }),
  exchange_delivered_order_items: (given, database) => ({
    wish: `swap ${swapOf(given, database)} in order ${given['order_id']}, any difference on my ${describePayment(given['payment_method_id'])}`,
    deed: `the exchange of ${swapOf(given, database)} in order ${given['order_id']}, the difference on the ${describePayment(given['payment_method_id'])}`,
  }),
  modify_pending_order_items: (given, database) => ({
    wish: `change ${swapOf(given, database)} in my open order ${given['order_id']}, any difference on my ${describePayment(given['payment_method_id'])}`,
    deed: `the change of ${swapOf(given, database)} in order ${given['order_id']}, the difference on the ${describePayment(given['payment_method_id'])}`,
  }),
  modify_pending_order_payment: ({ order_id, payment_method_id }) => ({
    wish: `pay order ${order_id} with my ${describePayment(payment_method_id)} instead`,
    deed: `the payment of order ${order_id} by ${describePayment(payment_method_id)}`,
  }),
  modify_pending_order_address: (given) => ({
    wish: `have order ${given['order_id']} sent to ${addressOf(given)}`,
    deed: `the new address of order ${given['order_id']}: ${addressOf(given)}`,
  }),
  modify_user_address: (given) => ({
    wish: `have the address in my profile changed to ${addressOf(given)}`,
    deed: `the new address in your profile: ${addressOf(given)}`,
  }),
  book_reservation: (given) => ({
    wish: `book ${given['cabin']} seats from ${given['origin']} to ${given['destination']} (${given['flight_type']}) on ${flightsOf(given['flights'])} for ${passengersOf(given['passengers'])}; ${bagsOf(given)}; insurance: ${given['insurance']}; ${paymentsOf(given['payment_methods'])}`,
    deed: `a ${given['cabin']} booking from ${given['origin']} to ${given['destination']} on ${flightsOf(given['flights'])} for ${passengersOf(given['passengers'])}; ${bagsOf(given)}; insurance: ${given['insurance']}; paid with ${paymentsOf(given['payment_methods'])}`,
  }),
  cancel_reservation: ({ reservation_id }) => ({
    wish: `cancel my reservation ${reservation_id}`,
    deed: `the cancellation of reservation ${reservation_id}`,
  }),
  send_certificate: ({ amount }) => ({
    wish: `get what I am owed for the trouble: a certificate of ${amount} dollars`,
    deed: `a certificate of ${amount} dollars for you`,
  }),
  update_reservation_baggages: (given) => ({
    wish: `have ${bagsOf(given)} on reservation ${given['reservation_id']}, paid with my ${describePayment(given['payment_id'])}`,
    deed: `${bagsOf(given)} on reservation ${given['reservation_id']}, paid with the ${describePayment(given['payment_id'])}`,
  }),
  update_reservation_flights: (given) => ({
    wish: `change reservation ${given['reservation_id']} to ${given['cabin']} on ${flightsOf(given['flights'])}, settled with my ${describePayment(given['payment_id'])}`,
    deed: `the change of reservation ${given['reservation_id']} to ${given['cabin']} on ${flightsOf(given['flights'])}, settled with the ${describePayment(given['payment_id'])}`,
  }),
  update_reservation_passengers: (given) => ({
    wish: `have these passengers on reservation ${given['reservation_id']}: ${passengersOf(given['passengers'])}`,
    deed: `the passengers of reservation ${given['reservation_id']}: ${passengersOf(given['passengers'])}`,
  }),
  schedule_appointment: (given) => ({
    wish: `make an appointment (${given['type']}) with ${given['doctor']} on ${given['date']} at ${given['time']}`,
    deed: `a ${given['type']} appointment with ${given['doctor']} on ${given['date']} at ${given['time']}`,
  }),
  cancel_appointment: ({ appointment_id }) => ({
    wish: `cancel my appointment ${appointment_id}`,
    deed: `the cancellation of appointment ${appointment_id}`,
  }),
};

/** For tools without words of their own: the tool's name and its arguments. */
function plainPhrase({ name, arguments: given }: Pick<Action, 'name' | 'arguments'>): Phrase {
  const values = Object.entries(given).map(
    ([key, value]) => `${key.replaceAll('_', ' ')} ${typeof value === 'string' ? value : jsonText(value as Value)}`,
  );
  const text = `${name.replaceAll('_', ' ')}${values.length > 0 ? ` (${values.join('; ')})` : ''}`;
  return { wish: text, deed: text };
}
