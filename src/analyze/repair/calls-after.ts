import type { CallShape } from '../../domains/engine/call-shape.ts';
import type { ReplayedCall } from '../../domains/engine/replay-calls.ts';
import { readCall, readFields } from './read-edit.ts';
import type { RepairEdit } from './repair.ts';

/** All calls of a run with edits, reads too; their order is not kept. */
export function callsAfter(calls: readonly ReplayedCall[], edits: readonly RepairEdit[]): CallShape[] {
  const stop = Math.min(
    Number.POSITIVE_INFINITY,
    ...edits.flatMap(({ kind, step }) => (kind === 'stop_here' && step !== null ? [step] : [])),
  );
  const kept = calls.flatMap(({ step, call, name, arguments: given }) => {
    if (step >= stop || given === null) {
      return [];
    }
    const edit = edits.find((each) => each.step === step && each.call === call && each.kind !== 'insert_call');
    switch (edit?.kind) {
      case 'drop_call':
        return [];
      case 'replace_call':
        return readCall(edit.after) ?? [];
      case 'replace_argument':
        return { name, arguments: { ...without(given, readFields(edit.before)), ...readFields(edit.after) } };
      default:
        return { name, arguments: given };
    }
  });
  const inserted = edits.flatMap(({ kind, after }) => (kind === 'insert_call' ? (readCall(after) ?? []) : []));
  return [...kept, ...inserted];
}

function without(given: CallShape['arguments'], fields: Readonly<Record<string, unknown>>): CallShape['arguments'] {
  return Object.fromEntries(Object.entries(given).filter(([key]) => !Object.hasOwn(fields, key)));
}
