import { jsonText } from '../../../python/json-text.ts';
import { defineTool, type Tool } from '../../engine/tool.ts';
import { airportCities } from '../airport-cities.ts';
import type { AirlineDialect } from '../dialect.ts';

/** `list_all_airports`: a fixed list, independent of the data. */
export const listAllAirports = (dialect: AirlineDialect): Tool =>
  defineTool({
    name: 'list_all_airports',
    kind: 'read',
    description: 'Lists the airports that are served, by code, with their cities.',
    parameters: {},
    run: () => jsonText(dialect.airports(airportCities)),
  });
