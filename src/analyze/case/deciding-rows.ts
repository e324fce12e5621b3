import type { CallShape } from '../../domains/engine/call-shape.ts';
import type { AlignmentRow } from '../../records/finding.ts';
import { readCall, readFields } from '../repair/read-edit.ts';
import type { Repair, RepairEdit } from '../repair/repair.ts';
import type { CaseCall } from './case-file.ts';

/**
 * The rows of an alignment that decide the reward where the task does not ask for the ground truth's state: what is as expected, and
 * what the smallest repair changes. Other calls than the expected ones may do as well there, and do no harm.
 */
export function decidingRows({
  alignment,
  calls,
  repair,
}: {
  readonly alignment: readonly AlignmentRow[];
  readonly calls: readonly CaseCall[];
  readonly repair: Repair;
}): AlignmentRow[] {
  return [
    ...alignment.filter(({ status }) => status === 'matched'),
    ...repair.edits.flatMap((edit) => rowsOf(edit, calls)),
  ];
}

function rowsOf(edit: RepairEdit, calls: readonly CaseCall[]): AlignmentRow[] {
  const { kind, step, call, before, after } = edit;
  const recorded = calls.find((one) => one.step === step && one.call === call);
  const actual = recorded === undefined ? null : callOf(recorded);
  switch (kind) {
    case 'insert_call': {
      const expected = readCall(after);
      return expected === null
        ? []
        : [{ expected: shape(expected), actual: null, keys: [], step: null, status: 'missing' }];
    }
    case 'replace_argument': {
      if (recorded === undefined || actual === null) {
        return [];
      }
      const kept = Object.entries(recorded.arguments).filter(([key]) => !Object.hasOwn(readFields(before), key));
      const given = { ...Object.fromEntries(kept), ...readFields(after) };
      const keys = [...new Set([...Object.keys(readFields(before)), ...Object.keys(readFields(after))])].sort();
      return [{ expected: { ...actual, arguments: given }, actual, keys, step, status: 'wrong_argument' }];
    }
    case 'replace_call': {
      const expected = readCall(after);
      return expected === null ? [] : [{ expected: shape(expected), actual, keys: [], step, status: 'wrong_tool' }];
    }
    case 'drop_call':
      return [{ expected: null, actual, keys: [], step, status: 'unintended' }];
    case 'stop_here':
      return calls
        .filter((one) => one.effective && step !== null && one.step >= step)
        .map((one) => ({ expected: null, actual: callOf(one), keys: [], step: one.step, status: 'unintended' }));
    default:
      return [];
  }
}

function callOf({ name, arguments: given, caller }: CaseCall): NonNullable<AlignmentRow['actual']> {
  return { name, arguments: { ...given }, ...(caller === 'user' ? { requestor: 'user' as const } : {}) };
}

function shape({ name, arguments: given, ...rest }: CallShape & { readonly requestor?: 'assistant' | 'user' }) {
  return { name, arguments: { ...given }, ...(rest.requestor === 'user' ? { requestor: 'user' as const } : {}) };
}
