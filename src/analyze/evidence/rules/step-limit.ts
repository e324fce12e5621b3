import type { CaseCall } from '../../case/case-file.ts';
import { type EvidenceRule, observe } from '../observation.ts';
import { describeCall } from '../reading/describe-call.ts';

/** A run that was cut off at the step cap, with the calls that it repeated on the way there. */
export const stepLimit: EvidenceRule = ({ trajectory, calls, stateMatches, outputs, alignment }) => {
  if (trajectory.termination !== 'step_limit') return [];
  const last = Math.max(0, trajectory.messages.length - 1);
  const right =
    (stateMatches ?? (alignment.length > 0 && alignment.every((row) => row.status === 'matched'))) &&
    outputs.every((output) => output.said);
  const repeated = mostRepeated(calls);
  const loop = repeated && repeated.times >= 3 ? ` It made the call ${repeated.call} ${repeated.times} times.` : '';
  // A run that goes in circles meets its limit where the circle begins.
  const step = !right && loop ? (repeated?.again ?? last) : last;
  return [
    observe({
      rule: right ? 'step_limit_after_success' : 'step_limit',
      step,
      text: `The run was cut off at the step limit after ${trajectory.messages.length} messages.${loop}`,
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
  readonly call: string;
  readonly times: number;
  /** Where it was made for the second time. */
  readonly again: number;
}

function mostRepeated(calls: readonly CaseCall[]): Repeated | null {
  const steps = new Map<string, number[]>();
  for (const call of calls) {
    const text = describeCall(call);
    steps.set(text, [...(steps.get(text) ?? []), call.step]);
  }
  const most = [...steps].reduce<[string, number[]] | null>(
    (best, next) => (!best || next[1].length > best[1].length ? next : best),
    null,
  );
  const again = [...steps.values()].flatMap(([, second]) => (second === undefined ? [] : [second]));
  return most ? { call: most[0], times: most[1].length, again: Math.min(...again, Number.MAX_SAFE_INTEGER) } : null;
}
