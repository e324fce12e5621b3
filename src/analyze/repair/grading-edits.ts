import type { Trajectory } from '../../records/trajectory.ts';
import { differingKeys } from './edits.ts';
import { type ExpectedWrite, expectedWrites } from './expected-writes.ts';
import type { RepairEdit } from './repair.ts';
import type { RepairInput } from './workbench.ts';

const whole = { step: null, call: null, expected: null, name: null } as const;

/** The edit that grades a run where it was cut off. */
export function gradeHere({ messages, termination }: Pick<Trajectory, 'messages' | 'termination'>): RepairEdit {
  return { ...whole, kind: 'grade_here', step: Math.max(0, messages.length - 1), before: termination, after: null };
}

/** The edit that takes the corrected ground truth, with the writes and outputs that differ; null where there is none. */
export function correctedGroundTruth({ replay, correctedGroundTruth: corrected }: RepairInput): RepairEdit | null {
  if (corrected === undefined) {
    return null;
  }
  const was = {
    calls: expectedWrites(replay.groundTruth),
    outputs: replay.outputs.map(({ text }) => text),
  };
  const is = { calls: expectedWrites(corrected.replay), outputs: corrected.outputs };
  return { ...whole, kind: 'corrected_ground_truth', before: without(was, is), after: without(is, was) };
}

interface Expectation {
  readonly calls: readonly ExpectedWrite[];
  readonly outputs: readonly string[];
}

function without(one: Expectation, other: Expectation): object {
  return {
    calls: one.calls
      .filter((call) => !other.calls.some((same) => isSame(call, same)))
      .map(({ name, arguments: given }) => ({ name, arguments: given })),
    outputs: one.outputs.filter((text) => !other.outputs.includes(text)),
  };
}

function isSame(left: ExpectedWrite, right: ExpectedWrite): boolean {
  return left.name === right.name && differingKeys(left.arguments, right.arguments).length === 0;
}
