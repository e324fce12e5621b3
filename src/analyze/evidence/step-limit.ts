import { describeCall } from './describe-call.ts';
import { type EvidenceRule, observe } from './observation.ts';

/** A run that was cut off at the step cap, with the calls that it repeated on the way there. */
export const stepLimit: EvidenceRule = ({ trajectory, calls, stateMatches, outputs, alignment }) => {
  if (trajectory.termination !== 'step_limit') return [];
  const last = Math.max(0, trajectory.messages.length - 1);
  const right =
    (stateMatches ?? (alignment.length > 0 && alignment.every((row) => row.status === 'matched'))) &&
    outputs.every((output) => output.said);
  const repeated = mostRepeated(calls.map((call) => describeCall(call)));
  const loop = repeated && repeated.times >= 3 ? ` It made the call ${repeated.call} ${repeated.times} times.` : '';
  return [
    observe({
      rule: right ? 'step_limit_after_success' : 'step_limit',
      step: last,
      text: `The run was cut off at the step limit after ${trajectory.messages.length} messages.${loop}`,
      suspicion: {
        author: 'environment',
        type: 'step_limit',
        step: last,
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

function mostRepeated(calls: readonly string[]): { readonly call: string; readonly times: number } | null {
  const counts = new Map<string, number>();
  for (const call of calls) counts.set(call, (counts.get(call) ?? 0) + 1);
  let best: { call: string; times: number } | null = null;
  for (const [call, times] of counts) if (!best || times > best.times) best = { call, times };
  return best;
}
