import { decimal, integer, list, literal, optional, string } from '../tau2/field.ts';
import { dictionary, model, union } from '../tau2/model.ts';

/** tau2's models of this world, field by field in their order (tau2/domains/airline/data_model.py). */
const airports = { flight_number: string, origin: string, destination: string };
const cabin = literal('business', 'economy', 'basic_economy');
const byCabin = dictionary(integer);

export const flightInfo = model('FlightInfo', { flight_number: string, date: string });

export const passenger = model('Passenger', { first_name: string, last_name: string, dob: string });

export const payment = model('Payment', { payment_id: string, amount: integer });

export const certificate = model('Certificate', { source: literal('certificate'), id: string, amount: decimal });

export const directFlight = model('DirectFlight', {
  ...airports,
  status: literal('available'),
  scheduled_departure_time_est: string,
  scheduled_arrival_time_est: string,
  date: optional(string),
  available_seats: byCabin,
  prices: byCabin,
});

export const reservationFlight = model('ReservationFlight', { ...airports, date: string, price: integer });

export const reservation = model('Reservation', {
  reservation_id: string,
  user_id: string,
  origin: string,
  destination: string,
  flight_type: literal('round_trip', 'one_way'),
  cabin,
  flights: list(reservationFlight),
  passengers: list(passenger),
  payment_history: list(payment),
  created_at: string,
  total_baggages: integer,
  nonfree_baggages: integer,
  insurance: literal('yes', 'no'),
  status: optional(literal('cancelled')),
});

const estimated = { estimated_departure_time_est: string, estimated_arrival_time_est: string };

/** What a flight is on a day, by its status. */
const day = union(
  model('FlightDateStatusAvailable', { status: literal('available'), available_seats: byCabin, prices: byCabin }),
  model('FlightDateStatusLanded', {
    status: literal('landed'),
    actual_departure_time_est: string,
    actual_arrival_time_est: string,
  }),
  model('FlightDateStatusCancelled', { status: literal('cancelled') }),
  model('FlightDateStatusDelayed', { status: literal('delayed'), ...estimated }),
  model('FlightDataStatusFlying', {
    status: literal('flying'),
    actual_departure_time_est: string,
    estimated_arrival_time_est: string,
  }),
  model('FlightDataStatusOnTime', { status: literal('on time'), ...estimated }),
);

export const flight = model('Flight', {
  ...airports,
  scheduled_departure_time_est: string,
  scheduled_arrival_time_est: string,
  dates: dictionary(day),
});

export const user = model('User', {
  user_id: string,
  name: model('Name', { first_name: string, last_name: string }),
  address: model('Address', {
    address1: string,
    address2: optional(string),
    city: string,
    country: string,
    state: string,
    zip: string,
  }),
  email: string,
  dob: string,
  payment_methods: dictionary(
    union(
      model('CreditCard', { source: literal('credit_card'), id: string, brand: string, last_four: string }),
      model('GiftCard', { source: literal('gift_card'), id: string, amount: decimal }),
      certificate,
    ),
  ),
  saved_passengers: list(passenger),
  membership: literal('gold', 'silver', 'regular'),
  reservations: list(string),
});
