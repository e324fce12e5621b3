import { isLess } from '../../python/arithmetic.ts';
import { at, contains } from '../../python/containers.ts';
import { copy } from '../../python/copy.ts';
import { isEqual } from '../../python/is-equal.ts';
import { text } from '../../python/repr.ts';
import type { MutableDictionary, Value } from '../../python/value.ts';
import type { Row } from '../engine/database.ts';
import type { View } from '../engine/view.ts';

/**
 * Checks one flight of a reservation in tau-bench's order (known, flies that day, open for booking, seats) and writes price,
 * origin and destination into it. Gives the error, or undefined. No seat is ever taken.
 */
export function priceFlight(options: {
  readonly view: View;
  readonly flight: Value;
  readonly cabin: Value;
  /** Number of travellers, counted only when seats are looked at. */
  readonly seats: () => number;
}): string | undefined {
  const { view, flight, cabin, seats } = options;
  const number = at(flight, 'flight_number');
  if (!view.has('flights', number)) {
    return `Error: flight ${text(number)} not found`;
  }
  const schedule: Row = view.get('flights', number);
  const date = at(flight, 'date');
  if (!contains(at(schedule, 'dates'), date)) {
    return `Error: flight ${text(number)} not found on date ${text(date)}`;
  }
  const day = at(at(schedule, 'dates'), date);
  if (!isEqual(at(day, 'status'), 'available')) {
    return `Error: flight ${text(number)} not available on date ${text(date)}`;
  }
  if (isLess(at(at(day, 'available_seats'), cabin), seats())) {
    return `Error: not enough seats on flight ${text(number)}`;
  }
  setFlight(flight, { price: at(at(day, 'prices'), cabin), from: schedule });
  return undefined;
}

/** Completes a flight of a new reservation; it is a copy, so it may be changed. */
export function setFlight(flight: Value, source: { readonly price: Value; readonly from: Value }): void {
  const target = flight as MutableDictionary;
  target['price'] = copy(source.price);
  target['origin'] = copy(at(source.from, 'origin'));
  target['destination'] = copy(at(source.from, 'destination'));
}
