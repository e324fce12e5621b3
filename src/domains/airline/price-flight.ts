import { isLess } from '../../python/arithmetic.ts';
import { at, contains } from '../../python/containers.ts';
import { isEqual } from '../../python/is-equal.ts';
import type { MutableDictionary, Value } from '../../python/value.ts';
import type { View } from '../engine/view.ts';
import type { AirlineDialect } from './dialect.ts';

/** A flight as a reservation is to hold it, or why it cannot be booked. */
export type PricedFlight =
  | { readonly booked: MutableDictionary; readonly error?: never }
  | { readonly error: string; readonly booked?: never };

/** Looks one flight of a reservation up in the tools' order: known, flies that day, open for booking, seats. */
export function priceFlight(options: {
  readonly dialect: AirlineDialect;
  readonly view: View;
  readonly flight: Value;
  readonly cabin: Value;
  /** Number of travellers, counted only when seats are looked at. */
  readonly seats: () => number;
}): PricedFlight {
  const { dialect, view, flight, cabin, seats } = options;
  const { errors } = dialect;
  const number = at(flight, 'flight_number');
  if (!view.has('flights', number)) {
    return { error: errors.flight(number) };
  }
  const schedule = view.get('flights', number);
  const date = at(flight, 'date');
  if (!contains(at(schedule, 'dates'), date)) {
    return { error: errors.flightOnDate(number, date) };
  }
  const day = at(at(schedule, 'dates'), date);
  if (!isEqual(at(day, 'status'), 'available')) {
    return { error: errors.unavailable(number, date) };
  }
  if (isLess(at(at(day, 'available_seats'), cabin), seats())) {
    return { error: errors.seats(number) };
  }
  return { booked: dialect.bookedFlight({ flight, price: at(at(day, 'prices'), cabin), from: schedule }) };
}
