import type { AlignmentRow } from '../../../records/finding.ts';
import { lastChange } from '../../case/last-change.ts';
import { sameValue } from '../../case/same-value.ts';
import { shapeOf } from '../../case/shape-of.ts';
import { type EvidenceRule, type Observation, observe } from '../observation.ts';

/**
 * A write that is as expected but for the order of lists that run in parallel, and that ends in another state all the same: the tool lets
 * the order count (tau2's change of items gives every item the price of the last one). It suspects the world where all that differs comes
 * from such writes.
 */
export const orderOfPairs: EvidenceRule = (file) => {
  if (file.stateMatches !== false || file.stateDifference.length === 0) {
    return [];
  }
  const rows = file.alignment.flatMap((row) => {
    const lists = reordered(row);
    return lists.length > 0 ? [{ row, lists }] : [];
  });
  const steps = new Set(rows.map(({ row }) => row.step));
  const causes = file.stateDifference.map((difference) => lastChange(file.calls, difference)?.step ?? null);
  const decides = causes.every((step) => step !== null && steps.has(step));
  return rows.filter(({ row }) => causes.includes(row.step)).flatMap(({ row, lists }) => tell(row, lists, decides));
};

/** Lists of a matched row whose members are the expected ones in another order. */
function reordered({ status, expected, actual }: AlignmentRow): string[] {
  if (status !== 'matched' || expected === null || actual === null) {
    return [];
  }
  return Object.keys(expected.arguments).filter((name) => {
    const [want, made] = [expected.arguments[name], actual.arguments[name]];
    return Array.isArray(want) && Array.isArray(made) && !sameValue(want, made);
  });
}

function tell({ actual, step }: AlignmentRow, lists: readonly string[], decides: boolean): Observation[] {
  if (actual === null) {
    return [];
  }
  const fact = observe({ rule: 'order_of_pairs', step, detail: { call: shapeOf(actual), lists } });
  if (!decides) {
    return [fact];
  }
  return [
    {
      ...fact,
      suspicion: {
        author: 'environment',
        type: 'tool_defect',
        step,
        keys: lists,
        description: `${fact.text} Both orders ask for the same, so the tool is at fault that lets them end differently.`,
        correct_behavior: 'The tool treats each pair by itself, whatever their order.',
      },
    },
  ];
}
