import { sanitiseLine } from '../../text/sanitise.ts';
import { wholeCall, wholeValue } from '../evidence/reading/describe-call.ts';
import { leafDifferences } from './leaf-differences.ts';
import { readCall, readFields, readPlace } from './read-edit.ts';
import type { RepairEdit } from './repair.ts';

/** A repair in one plain sentence, safe to print. */
export function describeRepair(edits: readonly RepairEdit[]): string {
  if (edits.length === 0) {
    return 'No repair was found.';
  }
  const text = edits.map(describeEdit).join('; ');
  return sanitiseLine(`${text.charAt(0).toUpperCase()}${text.slice(1)}.`);
}

function describeEdit(edit: RepairEdit): string {
  const { kind, step, before, after, name } = edit;
  const old = readCall(before);
  const made = readCall(after);
  const written = old === null ? (name ?? 'the call') : wholeCall(old);
  switch (kind) {
    case 'replace_argument':
      return typeof before === 'string'
        ? `at step ${step} call ${wholeCall({ name: name ?? 'the tool', arguments: readFields(after) })} instead of a call that cannot be read`
        : `at step ${step} call ${name ?? 'the tool'} with ${describeArguments(before, after)}`;
    case 'replace_call':
      return `at step ${step} call ${made === null ? name : wholeCall(made)} instead of ${written}`;
    case 'drop_call':
      return `leave out ${written} at step ${step}`;
    case 'insert_call':
      return `before step ${step} call ${made === null ? name : wholeCall(made)}`;
    case 'move_call':
      return `call ${written} of step ${step} before step ${readPlace(after)?.step ?? 'another'} instead`;
    case 'stop_here':
      return `stop before step ${step}`;
    case 'say_output':
      return `tell the user ${wholeValue(after)} at step ${step}`;
    case 'grade_here':
      return `grade the run where it was cut off, after step ${step}`;
    case 'corrected_ground_truth':
      return 'take the corrected ground truth, under which the run passes as it is';
  }
}

function describeArguments(before: unknown, after: unknown): string {
  return leafDifferences(before, after)
    .map(({ path, before: old, after: now }) => {
      if (now === undefined) {
        return `no ${path}`;
      }
      return `${path} ${wholeValue(now)}${old === undefined ? '' : ` instead of ${wholeValue(old)}`}`;
    })
    .join(' and ');
}
