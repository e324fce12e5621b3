import { at } from '../../python/containers.ts';
import { PythonError } from '../../python/python-error.ts';
import { text } from '../../python/repr.ts';
import type { AirlineDialect } from '../airline/dialect.ts';
import { modelsOf, readModels } from '../tau2/read-models.ts';
import { certificate, directFlight, flightInfo, passenger, payment, reservation, reservationFlight } from './models.ts';

/** tau2's: what tools are given becomes models, and errors begin with a capital letter and often name the id. */
export const tau2Dialect: AirlineDialect = {
  errors: {
    user: (id) => `Error: User ${text(id)} not found`,
    reservation: reservationError,
    reservationToRead: reservationError,
    flight: (number) => `Error: Flight ${text(number)} not found`,
    flightOnDate: (number, date) => `Error: Flight ${text(number)} not found on date ${text(date)}`,
    unavailable: (number, date) => `Error: Flight ${text(number)} not available on date ${text(date)}`,
    seats: (number) => `Error: Not enough seats on flight ${text(number)}`,
    passengers: 'Error: Number of passengers does not match',
    bookingPayment: (id) => `Error: Payment method ${text(id)} not found`,
    balance: (id) => `Error: Not enough balance in payment method ${text(id)}`,
    sum: (price, paid) =>
      `Error: Payment amount does not add up, total price is ${text(price)}, but paid ${text(paid)}`,
    payment: 'Error: Payment method not found',
    certificate: 'Error: Certificate cannot be used to update reservation',
    giftCard: 'Error: Gift card balance is not enough',
    certificates: () => 'Error: Too many certificates',
    characters: 'Error: Invalid characters in expression',
  },
  flights(given) {
    const flights = readModels(flightInfo, given);
    return { each: () => modelsOf(flights, 'flight_number'), none: [] };
  },
  passengers: (given) => readModels(passenger, given),
  payments: (given) => readModels(payment, given),
  openReservation: reservation.create,
  newReservationId(view) {
    const free = ['HATHAT', 'HATHAU', 'HATHAV'].find((id) => !view.has('reservations', id));
    if (free === undefined) {
      throw new PythonError('Too many reservations');
    }
    return free;
  },
  bookedFlight: ({ flight, price, from }) =>
    reservationFlight.create({
      flight_number: at(flight, 'flight_number'),
      origin: at(from, 'origin'),
      destination: at(from, 'destination'),
      date: at(flight, 'date'),
      price,
    }),
  payment: payment.create,
  certificate: ({ id, amount }) => certificate.create({ source: 'certificate', id, amount }),
  shownFlight(flight, date, told) {
    const day = at(at(flight, 'dates'), date);
    return directFlight.create({
      ...flight,
      status: 'available',
      date: told ?? null,
      available_seats: at(day, 'available_seats'),
      prices: at(day, 'prices'),
    });
  },
  airports: (cities) => Object.entries(cities).map(([iata, city]) => ({ iata, city })),
  takesSeats: true,
  writesCabin: true,
  searchesByLeg: true,
  transferEnds: false,
};

function reservationError(id: Parameters<AirlineDialect['errors']['reservation']>[0]): string {
  return `Error: Reservation ${text(id)} not found`;
}
