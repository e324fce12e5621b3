import { at, contains } from '../../python/containers.ts';
import { isEqual } from '../../python/is-equal.ts';
import { isDictionary, type Value } from '../../python/value.ts';
import type { Row } from '../engine/database.ts';

/** Whether the flight flies on that date and can be booked. */
export function isOpen(flight: Row, date: Value): boolean {
  const dates = at(flight, 'dates');
  return contains(dates, date) && isEqual(at(at(dates, date), 'status'), 'available');
}

/** The flight as a search shows it: what holds on every day, then what holds on this date. */
export function flightOn(flight: Row, date: Value): { [key: string]: Value } {
  const { dates, ...always } = flight;
  const day = at(dates ?? null, date);
  return { ...always, ...(isDictionary(day) ? day : {}) };
}
