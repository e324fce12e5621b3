import { sayOutput } from './edits.ts';
import type { RepairEdit } from './repair.ts';
import { shrinkArguments, shrinkEdits } from './shrink-edits.ts';
import { singleEdits } from './single-edits.ts';
import { transformations } from './transformations.ts';
import type { Workbench } from './workbench.ts';

/** How far the search goes. */
export interface RepairLimits {
  /** Calls that may be made in trying repairs; a check in between may take one run more. */
  readonly calls: number;
}

/**
 * The fewest edits that make the run pass, or the ones that come nearest where none do. First the whole run is turned into
 * its ground truth and every needless edit taken away; then single edits and pairs are tried where they would be fewer.
 */
export function searchRepair(options: {
  readonly bench: Workbench;
  readonly limits: RepairLimits;
  /** Step at which the agent should have said an output, where the caller knows it. */
  readonly sayAt: ((output: string) => number | null) | undefined;
}): readonly RepairEdit[] {
  const { bench, limits } = options;
  const affordable = () => bench.spent().calls < limits.calls;
  const holds = (edits: readonly RepairEdit[]) => affordable() && bench.grade(edits).stateMatches;
  let best: readonly RepairEdit[] | null = null;
  let first: readonly RepairEdit[] | null = null;
  const offer = (edits: readonly RepairEdit[]) => {
    const complete = withOutputs({ ...options, edits });
    if (best === null || complete.length < best.length) best = complete;
    return best.length;
  };

  let size = Number.POSITIVE_INFINITY;
  for (const edits of transformations(bench)) {
    if (size <= 1 || !affordable()) break;
    first ??= edits;
    if (holds(edits)) { const was = size; size = offer(shrinkEdits(edits, holds)); globalThis.nth=(globalThis.nth??0)+1; if (size < was && was<99) console.log('IMPROVED T', was, size); }
  }
  for (const edits of fewEdits(bench, () => size)) {
    if (!affordable()) break;
    if (holds(edits)) { const was = size; size = offer(shrinkEdits(edits, holds)); if (size < was) console.log('IMPROVED', was, size, JSON.stringify(edits).slice(0,600)); }
  }
  return inOrder(shrinkArguments(best ?? withOutputs({ ...options, edits: first ?? [] }), holds));
}

/** Single edits and then pairs, as long as they are fewer than what is known already. */
function* fewEdits(bench: Workbench, size: () => number): Generator<readonly RepairEdit[]> {
  if (size() <= 1) return;
  const singles = singleEdits(bench);
  for (const edit of singles) {
    if (size() <= 1) return;
    yield [edit];
  }
  for (const [index, one] of singles.entries()) {
    for (const other of singles.slice(index + 1)) {
      if (size() <= 2) return;
      if (one.step !== other.step || one.call !== other.call || one.kind === 'insert_call') yield [one, other];
    }
  }
}

/** Adds what the agent has to say beside; an output that another one contains is said with it. */
function withOutputs(options: {
  readonly bench: Workbench;
  readonly edits: readonly RepairEdit[];
  readonly sayAt: ((output: string) => number | null) | undefined;
}): readonly RepairEdit[] {
  const { bench, edits, sayAt } = options;
  const unsaid = [...new Set(bench.unsaid(edits))].sort((a, b) => b.length - a.length);
  const needed = unsaid.filter(
    (text, index) => !unsaid.slice(0, index).some((longer) => longer.toLowerCase().includes(text.toLowerCase())),
  );
  const stop = edits.find(({ kind }) => kind === 'stop_here')?.step ?? undefined;
  return [...edits, ...needed.map((text) => sayOutput(sayAt?.(text) ?? bench.lastSpoken(stop), text))];
}

function inOrder(edits: readonly RepairEdit[]): readonly RepairEdit[] {
  return edits.toSorted((a, b) => (a.step ?? 0) - (b.step ?? 0) || (a.call ?? 0) - (b.call ?? 0));
}
