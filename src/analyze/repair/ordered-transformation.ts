import type { Domain } from '../../domains/engine/domain.ts';
import { dropCall, insertCall, replaceBy } from './edits.ts';
import type { ExpectedWrite } from './expected-writes.ts';
import { distanceBetween, isEqualWrite } from './pair-writes.ts';
import type { RecordedWrite } from './recorded-writes.ts';
import type { RepairEdit } from './repair.ts';
import type { Workbench } from './workbench.ts';

/**
 * The cheapest edits that make exactly the ground truth's writes in its order (an edit distance over calls). Rejected calls
 * are dropped too, for they could pass in the repaired run.
 */
export function orderedTransformation(options: TransformationOptions): RepairEdit[] {
  const { bench, writes, expected } = options;
  if (writes.length * expected.length > LARGEST) {
    return [];
  }
  const rest = costs(options);
  const edits: RepairEdit[] = [];
  let row = 0;
  let column = 0;
  while (row < writes.length || column < expected.length) {
    const write = writes[row];
    const want = expected[column];
    const here = rest(row, column);
    if (
      write !== undefined &&
      want !== undefined &&
      here === pairCost(want, write, bench.domain) + rest(row + 1, column + 1)
    ) {
      if (!isEqualWrite(want, write)) {
        edits.push(replaceBy(write, want));
      }
      row += 1;
      column += 1;
    } else if (write !== undefined && here === dropCost(write) + rest(row + 1, column)) {
      edits.push(dropCall(write));
      row += 1;
    } else if (want !== undefined) {
      edits.push(insertCall(bench.place(row), want));
      column += 1;
    }
  }
  return edits;
}

interface TransformationOptions {
  readonly bench: Workbench;
  readonly writes: readonly RecordedWrite[];
  readonly expected: readonly ExpectedWrite[];
}

/** Cells of the table beyond which a run is no conversation any more. */
const LARGEST = 50_000;

/** Costs are whole thousands an edit, so that sums compare exactly; what is below tells alike edits apart. */
const EDIT = 1000;

function pairCost(want: ExpectedWrite, write: RecordedWrite, domain: Domain | null): number {
  if (isEqualWrite(want, write)) {
    return 0;
  }
  // What one side did not do cannot stand in the place of what the other did.
  return want.requestor === write.requestor ? EDIT + distanceBetween(want, write, domain) : 3 * EDIT;
}

/** Dropping a rejected call costs next to nothing: it is left out again where the call stays without effect. */
function dropCost({ effective }: RecordedWrite): number {
  return effective ? EDIT : 1;
}

/** Cheapest cost from write `row` and expected write `column` to the end. */
function costs({ bench, writes, expected }: TransformationOptions) {
  const width = expected.length + 1;
  const table = new Float64Array((writes.length + 1) * width);
  const at = (row: number, column: number) => table[row * width + column] ?? 0;
  for (let row = writes.length; row >= 0; row -= 1) {
    for (let column = expected.length; column >= 0; column -= 1) {
      const write = writes[row];
      const want = expected[column];
      const options = [
        write && want ? pairCost(want, write, bench.domain) + at(row + 1, column + 1) : null,
        write ? dropCost(write) + at(row + 1, column) : null,
        want ? EDIT + at(row, column + 1) : null,
      ].filter((cost) => cost !== null);
      table[row * width + column] = options.length === 0 ? 0 : Math.min(...options);
    }
  }
  return at;
}
