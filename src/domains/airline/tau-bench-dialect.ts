import { at, iterate } from '../../python/containers.ts';
import { copy, copyDictionary } from '../../python/copy.ts';
import { text } from '../../python/repr.ts';
import type { Dictionary, MutableDictionary } from '../../python/value.ts';
import type { AirlineDialect } from './dialect.ts';
import { flightOn } from './open-day.ts';

/** tau-bench's own: records are kept as they are given, and errors are plain answers. */
export const tauBenchDialect: AirlineDialect = {
  errors: {
    user: () => 'Error: user not found',
    reservation: () => 'Error: reservation not found',
    // tau-bench speaks of the user here, though it is the reservation that is missing.
    reservationToRead: () => 'Error: user not found',
    flight: (number) => `Error: flight ${text(number)} not found`,
    flightOnDate: (number, date) => `Error: flight ${text(number)} not found on date ${text(date)}`,
    unavailable: (number, date) => `Error: flight ${text(number)} not available on date ${text(date)}`,
    seats: (number) => `Error: not enough seats on flight ${text(number)}`,
    passengers: 'Error: number of passengers does not match',
    bookingPayment: (id) => `Error: payment method ${text(id)} not found`,
    balance: (id) => `Error: not enough balance in payment method ${text(id)}`,
    sum: (price, paid) =>
      `Error: payment amount does not add up, total price is ${text(price)}, but paid ${text(paid)}`,
    payment: 'Error: payment method not found',
    certificate: 'Error: certificate cannot be used to update reservation',
    giftCard: 'Error: gift card balance is not enough',
    // tau-bench crashes on a fourth certificate; an episode of ours goes on.
    certificates: (id) => `Error: no further certificate can be given to user ${text(id)}`,
    characters: 'Error: invalid characters in expression',
  },
  flights: (given) => ({ each: () => iterate(given), none: copy(given) }),
  passengers: (given) => given,
  payments: (given) => given,
  openReservation: copyDictionary,
  // Three ids are free; a fourth booking takes the place of the third.
  newReservationId: (view) => ['HATHAT', 'HATHAU'].find((id) => !view.has('reservations', id)) ?? 'HATHAV',
  bookedFlight: ({ flight, price, from }) => {
    const booked = copy(flight) as MutableDictionary;
    booked['price'] = copy(price);
    booked['origin'] = copy(at(from, 'origin'));
    booked['destination'] = copy(at(from, 'destination'));
    return booked;
  },
  payment: copyDictionary,
  certificate: ({ id, amount }) => ({ source: 'certificate', amount: copy(amount), id }),
  shownFlight: (flight, date, told) => ({ ...flightOn(flight, date), ...(told === undefined ? {} : { date: told }) }),
  airports: (cities) => cities as Dictionary,
  takesSeats: false,
  // Only the price tells of a new cabin.
  writesCabin: false,
  searchesByLeg: false,
  transferEnds: true,
};
