import { sayOutputs } from './edits.ts';
import { fewestEdits } from './fewest-edits.ts';
import { preferInserts } from './prefer-inserts.ts';
import { preferLater } from './prefer-later.ts';
import { preferMoves } from './prefer-moves.ts';
import type { RepairEdit } from './repair.ts';
import { shrinkArguments, shrinkEdits } from './shrink-edits.ts';
import { singleEdits } from './single-edits.ts';
import { transformations } from './transformations.ts';
import type { Workbench } from './workbench.ts';

/** How far the search goes. */
export interface RepairLimits {
  /** Calls made and edits applied in trying repairs; the try that crosses the line is still finished. */
  readonly effort: number;
  /** Seconds by `now`; no limit where not given. */
  readonly seconds?: number | undefined;
  /** The time in milliseconds. */
  readonly now?: (() => number) | undefined;
}

interface Search {
  readonly bench: Workbench;
  readonly limits: RepairLimits;
  /** Step at which the agent should have said an output, where the caller knows it. */
  readonly sayAt: ((output: string) => number | null) | undefined;
}

/**
 * The fewest edits that make the run pass, or the ones that come nearest where none do. First the whole run is turned into
 * its ground truth and every needless edit taken away; then single edits and pairs are tried where they would be fewer.
 */
export async function searchRepair(search: Search): Promise<readonly RepairEdit[]> {
  const { bench, limits } = search;
  const fewest = fewestEdits(bench);
  const affordable = () => bench.spent().effort < limits.effort && !bench.isOutOfTime();
  const holds = async (edits: readonly RepairEdit[]) => affordable() && (await bench.reaches(edits));
  let best: readonly RepairEdit[] | null = null;
  let size = Number.POSITIVE_INFINITY;
  let whole: readonly RepairEdit[] | null = null;
  const offer = (edits: readonly RepairEdit[]) => {
    const total = edits.length + saying({ ...search, edits }).length;
    if (total < size) {
      best = edits;
      size = total;
    }
  };

  for (const edits of transformations(bench)) {
    if (size <= fewest.all || !affordable()) {
      break;
    }
    whole ??= edits;
    if (await holds(edits)) {
      offer(await shrinkEdits(edits, holds));
    }
  }
  for (const edits of fewEdits(bench, () => size - fewest.said, fewest.calls)) {
    if (!affordable()) {
      break;
    }
    if (await holds(edits)) {
      offer(await shrinkEdits(edits, holds));
    }
  }
  const edits =
    best === null
      ? (whole ?? [])
      : await shrinkEdits(await shrinkArguments(await preferMoves(bench, best, holds), holds), holds);
  const settled = bench.asksForState ? edits : await preferLater(bench, await preferInserts(edits, holds), holds);
  return inOrder([...settled, ...saying({ ...search, edits: settled })]);
}

/** Single edits and then pairs, as long as there are fewer of them than are known to do, and as many as it takes. */
function* fewEdits(bench: Workbench, known: () => number, fewest: number): Generator<readonly RepairEdit[]> {
  if (known() <= 1 || fewest > 2) {
    return;
  }
  const singles = singleEdits(bench);
  for (const edit of fewest > 1 ? [] : singles) {
    if (known() <= 1) {
      return;
    }
    yield [edit];
  }
  for (const [index, one] of singles.entries()) {
    for (const other of singles.slice(index + 1)) {
      if (known() <= 2) {
        return;
      }
      if (one.step !== other.step || one.call !== other.call || one.kind === 'insert_call') {
        yield [one, other];
      }
    }
  }
}

/** What the agent has to say beside: one edit for each message that says something; what another output contains is said with it. */
function saying({ bench, sayAt, edits }: Search & { readonly edits: readonly RepairEdit[] }): RepairEdit[] {
  // As little as the grader does this tells capital letters from small ones.
  const unsaid = [...new Map(bench.unsaid(edits).map((text) => [text.toLowerCase(), text])).values()];
  const needed = unsaid.filter((text) => !unsaid.some((other) => other !== text && contains(other, text)));
  const stop = edits.find(({ kind }) => kind === 'stop_here')?.step ?? Number.POSITIVE_INFINITY;
  const byStep = new Map<number, string[]>();
  for (const text of needed) {
    const wished = sayAt?.(text) ?? null;
    const step = wished !== null && wished < stop ? wished : bench.lastSpoken(stop);
    byStep.set(step, [...(byStep.get(step) ?? []), text]);
  }
  return [...byStep].map(([step, texts]) => sayOutputs(step, texts));
}

function contains(text: string, part: string): boolean {
  return text.toLowerCase().includes(part.toLowerCase());
}

function inOrder(edits: readonly RepairEdit[]): readonly RepairEdit[] {
  return edits.toSorted((a, b) => (a.step ?? 0) - (b.step ?? 0) || (a.call ?? 0) - (b.call ?? 0));
}
