import type { CallShape } from '../../../domains/engine/call-shape.ts';
import type { CaseCall } from '../../case/case-file.ts';
import { shapeOf } from '../../case/shape-of.ts';
import { type EvidenceRule, observe } from '../observation.ts';
import { describeCall } from '../reading/describe-call.ts';

/** A run that was cut off at the step cap, with the calls that it repeated on the way there. */
export const stepLimit: EvidenceRule = ({ trajectory, calls, stateMatches, outputs, alignment }) => {
  if (trajectory.termination !== 'step_limit') {
    return [];
  }
  const last = Math.max(0, trajectory.messages.length - 1);
  const right =
    (stateMatches ?? (alignment.length > 0 && alignment.every((row) => row.status === 'matched'))) &&
    outputs.every((output) => output.said);
  const repeated = mostRepeated(calls);
  const circles = repeated !== null && repeated.times >= 3;
  const loop = circles ? ` It made the call ${describeCall(repeated.call)} ${repeated.times} times.` : '';
  // A run that goes in circles meets its limit where the circle begins.
  const step = !right && circles ? repeated.again : last;
  return [
    observe({
      rule: right ? 'step_limit_after_success' : 'step_limit',
      step,
      detail: {
        messages: trajectory.messages.length,
        repeated: circles ? { call: repeated.call, times: repeated.times } : null,
      },
      suspicion: {
        author: 'environment',
        type: 'step_limit',
        step,
        keys: [],
        description: right
          ? `Everything the task asks for was done when the run was cut off at the step limit after ${trajectory.messages.length} messages, so it was never graded.`
          : `The run was cut off at the step limit after ${trajectory.messages.length} messages, before the task was finished.${loop}`,
        correct_behavior: right
          ? 'Grade the run where it was cut off.'
          : 'Finish the task within the step limit, or run it with a higher one.',
      },
    }),
  ];
};

interface Repeated {
  readonly call: CallShape;
  readonly times: number;
  /** Where it was made for the second time. */
  readonly again: number;
}

function mostRepeated(calls: readonly CaseCall[]): Repeated | null {
  const same = new Map<string, CaseCall[]>();
  for (const call of calls) {
    const key = JSON.stringify([call.name, call.arguments]);
    same.set(key, [...(same.get(key) ?? []), call]);
  }
  const groups = [...same.values()];
  const most = groups.reduce<readonly CaseCall[]>((best, next) => (next.length > best.length ? next : best), []);
  const [first] = most;
  const again = groups.flatMap(([, second]) => (second === undefined ? [] : [second.step]));
  return first
    ? { call: shapeOf(first), times: most.length, again: Math.min(...again, Number.MAX_SAFE_INTEGER) }
    : null;
}
