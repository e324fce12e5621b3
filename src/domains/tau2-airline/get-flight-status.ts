import { z } from 'zod';
import { at, contains } from '../../python/containers.ts';
import { text } from '../../python/repr.ts';
import { date } from '../airline/parameters.ts';
import { defineTool } from '../engine/tool.ts';
import { tau2Dialect } from './dialect.ts';

/** `get_flight_status`: the bare word. */
export const getFlightStatus = defineTool({
  name: 'get_flight_status',
  kind: 'read',
  description: 'Tells whether a flight on a date is available, on time, delayed, flying, landed or cancelled.',
  parameters: { flight_number: z.string().describe("Flight number, for example 'HAT123'."), date },
  run(view, given) {
    const { errors } = tau2Dialect;
    if (!view.has('flights', given.flight_number)) {
      return errors.flight(given.flight_number);
    }
    const dates = at(view.get('flights', given.flight_number), 'dates');
    return contains(dates, given.date)
      ? text(at(at(dates, given.date), 'status'))
      : errors.flightOnDate(given.flight_number, given.date);
  },
});
