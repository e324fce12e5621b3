import { jsonText } from '../../python/json-text.ts';
import { defineTool } from '../../tool.ts';

const AIRPORTS = {
  SFO: 'San Francisco',
  JFK: 'New York',
  LAX: 'Los Angeles',
  ORD: 'Chicago',
  DFW: 'Dallas',
  DEN: 'Denver',
  SEA: 'Seattle',
  ATL: 'Atlanta',
  MIA: 'Miami',
  BOS: 'Boston',
  PHX: 'Phoenix',
  IAH: 'Houston',
  LAS: 'Las Vegas',
  MCO: 'Orlando',
  EWR: 'Newark',
  CLT: 'Charlotte',
  MSP: 'Minneapolis',
  DTW: 'Detroit',
  PHL: 'Philadelphia',
  LGA: 'LaGuardia',
};

/** `list_all_airports`: a fixed list, independent of the data. */
export const listAllAirports = defineTool({
  name: 'list_all_airports',
  kind: 'read',
  description: 'Lists the airports that are served, by code, with their cities.',
  parameters: {},
  run: () => jsonText(AIRPORTS),
});
