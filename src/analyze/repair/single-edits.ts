import { dropCall, insertCall, moveCall, replaceBy, stopBefore } from './edits.ts';
import { pairWrites } from './pair-writes.ts';
import type { RepairEdit } from './repair.ts';
import type { Workbench } from './workbench.ts';

/**
 * Every edit by itself that might repair the run or be one of two that do: writes replaced by one that is missing, moved,
 * dropped, the missing ones made at every place, and the run stopped before each write. Earlier ones first within a kind.
 */
export function singleEdits({ domain, writes, expected, place }: Workbench): RepairEdit[] {
  if (writes.length > MOST_WRITES) {
    return [];
  }
  const { equal } = pairWrites({ domain, writes, expected, trustRejected: false });
  const missing = expected.filter((want) => !equal.has(want));
  const right = new Set(equal.values());
  const made = writes.filter(({ arguments: given }) => given !== null);
  const places = Array.from({ length: writes.length + 1 }, (_, index) => index);
  return [
    ...writes.flatMap((write) =>
      missing
        .filter(
          (want) =>
            want.requestor === write.requestor && (write.effective ? !right.has(write) : want.name === write.name),
        )
        .map((want) => replaceBy(write, want)),
    ),
    ...made.flatMap((write) =>
      places.filter((to) => to !== write.index && to !== write.index + 1).map((to) => moveCall(write, place(to))),
    ),
    ...writes.filter(({ effective }) => effective).map(dropCall),
    ...places.toReversed().flatMap((at) => missing.map((want) => insertCall(place(at), want))),
    ...writes.map((write) =>
      stopBefore(
        write,
        writes.slice(write.index).filter(({ effective }) => effective),
      ),
    ),
  ];
}

/** A run of more writes is no conversation any more, and its moves alone would be thousands. */
const MOST_WRITES = 60;
