import { at, contains } from '../../../python/containers.ts';
import { isEqual } from '../../../python/is-equal.ts';
import { jsonText } from '../../../python/json-text.ts';
import { PythonError } from '../../../python/python-error.ts';
import { repr, text } from '../../../python/repr.ts';
import { typeName, type Value } from '../../../python/value.ts';
import type { Row } from '../../engine/database.ts';
import { defineTool, type Tool } from '../../engine/tool.ts';
import type { AirlineDialect } from '../dialect.ts';
import { isPlace } from '../is-place.ts';
import { isOpen } from '../open-day.ts';
import { date, destination, origin } from '../parameters.ts';

/** `search_onestop_flight`: bookable pairs of flights, with the benchmark's mistakes in dates and seats. */
export const searchOnestopFlight = (dialect: AirlineDialect): Tool =>
  defineTool({
    name: 'search_onestop_flight',
    kind: 'read',
    description: 'Finds connections with one change between two airports on a date, each as its two flights.',
    parameters: { origin, destination, date },
    run(view, given) {
      const flights = [...view.all('flights')].map(([, flight]) => flight);
      const arriving = flights.filter((flight) => isPlace(dialect, at(flight, 'destination'), given.destination));
      const found = flights
        .filter((flight) => isPlace(dialect, at(flight, 'origin'), given.origin))
        .flatMap((first) => arriving.map((second) => connection({ dialect, first, second, date: given.date })))
        .filter((pair) => pair !== undefined);
      return jsonText(found);
    },
  });

/** The two flights as shown, or undefined where they do not connect or cannot both be booked. */
function connection(options: {
  readonly dialect: AirlineDialect;
  readonly first: Row;
  readonly second: Row;
  readonly date: Value;
}): Value[] | undefined {
  const { dialect, first, second, date } = options;
  if (!isEqual(at(first, 'destination'), at(second, 'origin'))) {
    return undefined;
  }
  if (dialect.searchesByLeg && !isOpen(first, date)) {
    return undefined;
  }
  const arrival = text(at(first, 'scheduled_arrival_time_est'));
  const secondDate = arrival.includes('+1') ? nextDay(date) : date;
  // Times are compared as text, so an arrival after midnight ("01:10:00+1") counts as early: tau-bench's own way.
  if (arrival > text(at(second, 'scheduled_departure_time_est'))) {
    return undefined;
  }
  if (!contains(at(first, 'dates'), date) || !contains(at(second, 'dates'), secondDate)) {
    return undefined;
  }
  if (!isOpen(first, date) || !isOpen(second, secondDate)) {
    return undefined;
  }
  // tau-bench shows seats and prices of the second flight as on the first date, a mistake that its observations hold.
  const secondShownOn = dialect.searchesByLeg ? secondDate : date;
  return [dialect.shownFlight(first, date, date), dialect.shownFlight(second, secondShownOn, secondDate)];
}

/** The day after in May 2024, without a leading zero: what tau-bench looks for. */
function nextDay(date: Value): string {
  if (typeof date !== 'string') {
    throw new PythonError(`'${typeName(date)}' object is not subscriptable`);
  }
  const day = date.slice(-2);
  if (!/^\s*[+-]?\d+\s*$/.test(day)) {
    throw new PythonError(`invalid literal for int() with base 10: ${repr(day)}`);
  }
  return `2024-05-${Number(day) + 1}`;
}
