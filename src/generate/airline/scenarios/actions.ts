import type { ExpectedCall } from '../../draft.ts';
import type { Cabin, Passenger, Payment, Reservation } from '../records.ts';

type FlightArgument = { readonly flight_number: string; readonly date: string };

export function cancel({ reservation_id }: Reservation): ExpectedCall {
  return { name: 'cancel_reservation', kwargs: { reservation_id } };
}

export function changeFlights(
  { reservation_id }: Reservation,
  change: { readonly cabin: Cabin; readonly flights: readonly FlightArgument[]; readonly paymentId: string },
): ExpectedCall {
  return {
    name: 'update_reservation_flights',
    kwargs: {
      reservation_id,
      cabin: change.cabin,
      flights: change.flights.map(({ flight_number, date }) => ({ flight_number, date })),
      payment_id: change.paymentId,
    },
  };
}

export function changeBags(
  { reservation_id }: Reservation,
  change: { readonly total: number; readonly nonfree: number; readonly paymentId: string },
): ExpectedCall {
  return {
    name: 'update_reservation_baggages',
    kwargs: {
      reservation_id,
      total_baggages: change.total,
      nonfree_baggages: change.nonfree,
      payment_id: change.paymentId,
    },
  };
}

export function changePassengers({ reservation_id }: Reservation, passengers: readonly Passenger[]): ExpectedCall {
  return {
    name: 'update_reservation_passengers',
    kwargs: { reservation_id, passengers: passengers.map((passenger) => ({ ...passenger })) },
  };
}

export function sendCertificate(userId: string, amount: number): ExpectedCall {
  return { name: 'send_certificate', kwargs: { user_id: userId, amount } };
}

export function transfer(summary: string): ExpectedCall {
  return { name: 'transfer_to_human_agents', kwargs: { summary } };
}

export function book(booking: {
  readonly userId: string;
  readonly origin: string;
  readonly destination: string;
  readonly flightType: 'one_way' | 'round_trip';
  readonly cabin: Cabin;
  readonly flights: readonly FlightArgument[];
  readonly passengers: readonly Passenger[];
  readonly payments: readonly Payment[];
  readonly bags: number;
  readonly nonfree: number;
  readonly insurance: 'yes' | 'no';
}): ExpectedCall {
  return {
    name: 'book_reservation',
    kwargs: {
      user_id: booking.userId,
      origin: booking.origin,
      destination: booking.destination,
      flight_type: booking.flightType,
      cabin: booking.cabin,
      flights: booking.flights.map(({ flight_number, date }) => ({ flight_number, date })),
      passengers: booking.passengers.map((passenger) => ({ ...passenger })),
      payment_methods: booking.payments.map((payment) => ({ ...payment })),
      total_baggages: booking.bags,
      nonfree_baggages: booking.nonfree,
      insurance: booking.insurance,
    },
  };
}
