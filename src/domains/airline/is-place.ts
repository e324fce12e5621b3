import { isEqual } from '../../python/is-equal.ts';
import type { Value } from '../../python/value.ts';
import type { AirlineDialect } from './dialect.ts';

/** Whether a flight's airport is the one that is searched for. */
export function isPlace({ searchesByLeg }: AirlineDialect, airport: Value, wanted: Value): boolean {
  return isEqual(airport, wanted) || (searchesByLeg && wanted === null);
}
