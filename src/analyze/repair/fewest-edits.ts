import type { RepairEdit } from './repair.ts';
import type { Workbench } from './workbench.ts';

/** How many edits it takes at least. */
export interface FewestEdits {
  /** Edits to calls, counted up to 3. */
  readonly calls: number;
  /** Edits to what is said: 0 or 1. */
  readonly said: number;
  readonly all: number;
}

const none: readonly RepairEdit[] = [];

/**
 * A lower bound, so that a search can stop: records that differ and that no write of the run changed or names can only be put
 * right by bringing in expected writes that touch them, one with each edit.
 */
export function fewestEdits(bench: Workbench): FewestEdits {
  const said = bench.unsaid(none).length > 0 ? 1 : 0;
  const named = JSON.stringify(bench.writes.map(({ arguments: given, unreadable }) => given ?? unreadable));
  const open = bench.differing.filter(
    ({ table, key }) =>
      !named.includes(JSON.stringify(key).slice(1, -1)) &&
      !bench.writes.some(({ touches }) => touches.has(`${table}/${key}`)),
  );
  const touching = bench.expected.map(({ touches }) => open.map(({ table, key }) => touches.has(`${table}/${key}`)));
  const calls = bench.asksForState && bench.differing.length === 0 ? 0 : coverSize(touching, open.length);
  return { calls, said, all: calls + said };
}

/** How many of the rows it takes to have every column true: 1, 2, or 3 for more. */
function coverSize(rows: readonly (readonly boolean[])[], columns: number): number {
  const covers = (...chosen: (readonly boolean[])[]) =>
    Array.from({ length: columns }, (_, column) => column).every((column) => chosen.some((row) => row[column]));
  if (columns === 0 || rows.some((row) => covers(row))) {
    return 1;
  }
  return rows.some((one, index) => rows.slice(index + 1).some((other) => covers(one, other))) ? 2 : 3;
}
