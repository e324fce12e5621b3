import type { Dataset } from '../../src/datasets/dataset.ts';
import type { Call } from '../../src/domains/engine/episode.ts';

/** What is frozen of a domain's tools. */
export interface FrozenPlan {
  /** A call of each tool that succeeds; each of its arguments is then changed in many ways. */
  readonly bases: readonly Call[];
  /** Calls one after another in one episode. */
  readonly stories: readonly (readonly Call[])[];
}

/** Rows of a built-in table. The caller knows their shape, since they are of our own making. */
export function rowsOf<Row>({ database }: Dataset, table: string): Row[] {
  return [...(database.tables.get(table)?.values() ?? [])] as unknown as Row[];
}

/** The first row for which it holds; throws where the data set has none, because then the plan says nothing. */
export function first<Row>(rows: readonly Row[], holds: (row: Row) => boolean): Row {
  const row = rows.find(holds);
  if (row === undefined) {
    throw new Error('The data set has no such row any more: change the plan.');
  }
  return row;
}

/** A call in short. */
export function call(name: string, given: Readonly<Record<string, unknown>> = {}): Call {
  return { name, arguments: given };
}

/** What both of tau-bench's calculators and the clinic's are asked. */
export const expressions: readonly string[] = [
  '1 + 2',
  '10.10 + 20.20',
  '0.1 + 0.2',
  '100 - 33.333',
  '7 / 2',
  '6 / 3',
  '2 * (3 + 4)',
  '-5 + 3',
  '1234567.891',
  '1e3',
  '3 - -2',
  '.5 * 4',
  '5.',
  '007',
  '1 / 0',
  '2 ** 3',
  '7 // 2',
  '7 % 3',
  '(1 + 2',
  '1 +',
  '',
  '   ',
  '1,000 + 1',
  '2 + two',
  '__import__("os")',
  '19.99 * 3 + 5.01',
  '1000000 * 1000000',
];
