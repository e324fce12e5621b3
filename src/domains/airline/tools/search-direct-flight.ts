import { at } from '../../../python/containers.ts';
import { jsonText } from '../../../python/json-text.ts';
import { defineTool, type Tool } from '../../engine/tool.ts';
import type { AirlineDialect } from '../dialect.ts';
import { isPlace } from '../is-place.ts';
import { isOpen } from '../open-day.ts';
import { date, destination, origin } from '../parameters.ts';

/** `search_direct_flight`: bookable flights in the order of the data. */
export const searchDirectFlight = (dialect: AirlineDialect): Tool =>
  defineTool({
    name: 'search_direct_flight',
    kind: 'read',
    description:
      'Finds nonstop flights between two airports on a date that can still be booked, with seats and prices.',
    parameters: { origin, destination, date },
    run(view, given) {
      const found = [...view.all('flights')]
        .map(([, flight]) => flight)
        .filter(
          (flight) =>
            isPlace(dialect, at(flight, 'origin'), given.origin) &&
            isPlace(dialect, at(flight, 'destination'), given.destination) &&
            isOpen(flight, given.date),
        );
      return jsonText(found.map((flight) => dialect.shownFlight(flight, given.date, undefined)));
    },
  });
