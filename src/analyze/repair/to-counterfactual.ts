import type { Counterfactual } from '../../records/finding.ts';
import { describeRepair } from './describe-repair.ts';
import type { Repair, RepairEdit } from './repair.ts';
import { repairDiff } from './repair-diff.ts';

/** Says that the time was too short to look for a smaller repair; empty where it was not. */
export function searchNote({ stoppedAfter }: Pick<Repair, 'stoppedAfter'>): string[] {
  return stoppedAfter === null
    ? []
    : [`The search was broken off after ${stoppedAfter} s, so a smaller repair may exist.`];
}

/** The repair as a finding holds it; `faultOf` names the index of the fault that an edit undoes. */
export function toCounterfactual(repair: Repair, faultOf: (edit: RepairEdit) => number): Counterfactual {
  return {
    proven: repair.proven,
    repair: [describeRepair(repair.edits), ...searchNote(repair)].join(' '),
    diff: repairDiff(repair.edits),
    edits: repair.edits.map((edit) => {
      const { kind, step, call, before, after } = edit;
      return { kind, fault: faultOf(edit), step, call, before, after };
    }),
    reward_after: repair.rewardAfter,
  };
}
