import type { Counterfactual } from '../../records/finding.ts';
import { describeRepair } from './describe-repair.ts';
import type { Repair, RepairEdit } from './repair.ts';
import { repairDiff } from './repair-diff.ts';

/** The repair as a finding holds it; `faultOf` names the index of the fault that an edit undoes. */
export function toCounterfactual(repair: Repair, faultOf: (edit: RepairEdit) => number): Counterfactual {
  return {
    proven: repair.proven,
    repair: describeRepair(repair.edits),
    diff: repairDiff(repair.edits),
    edits: repair.edits.map((edit) => {
      const { kind, step, call, before, after } = edit;
      return { kind, fault: faultOf(edit), step, call, before, after };
    }),
    reward_after: repair.rewardAfter,
  };
}
