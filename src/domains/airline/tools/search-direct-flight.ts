import { at } from '../../../python/containers.ts';
import { isEqual } from '../../../python/is-equal.ts';
import { jsonText } from '../../../python/json-text.ts';
import { defineTool } from '../../engine/tool.ts';
import { flightOn, isOpen } from '../open-day.ts';
import { date, destination, origin } from '../parameters.ts';

/** `search_direct_flight`: bookable flights in the order of the data. */
export const searchDirectFlight = defineTool({
  name: 'search_direct_flight',
  kind: 'read',
  description: 'Finds nonstop flights between two airports on a date that can still be booked, with seats and prices.',
  parameters: { origin, destination, date },
  run(view, given) {
    const found = [...view.all('flights')]
      .map(([, flight]) => flight)
      .filter(
        (flight) =>
          isEqual(at(flight, 'origin'), given.origin) &&
          isEqual(at(flight, 'destination'), given.destination) &&
          isOpen(flight, given.date),
      );
    return jsonText(found.map((flight) => flightOn(flight, given.date)));
  },
});
