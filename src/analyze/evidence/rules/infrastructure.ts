import { sanitiseLine } from '../../../text/sanitise.ts';
import type { EvidenceRule, Observation, Suspicion } from '../observation.ts';
import { observe } from '../observation.ts';

/** Runs that ended because something around the speakers broke: crash, empty record, context overflow, time-out. */
export const infrastructure: EvidenceRule = ({ trajectory }) => {
  const { termination, crash, messages } = trajectory;
  const detail = crash ? sanitiseLine(crash.message).slice(0, 300) : null;
  if (termination === 'context_overflow') {
    return [
      fact('context_overflow', `The conversation outgrew the model's context window${detail ? `: ${detail}` : ''}.`, {
        type: 'context_overflow',
        description: `The run ended because the conversation no longer fitted the model's context window${detail ? ` ("${detail}")` : ''}, not because of anything that was said or called.`,
        correct_behavior:
          'Run the task again with a model or a server whose context window holds the whole conversation.',
      }),
    ];
  }
  if (crash || termination === 'runtime_error' || termination === 'timeout') {
    const cause = detail ?? (termination === 'timeout' ? 'the time limit was reached' : 'the file names no cause');
    return [
      fact('crash', `The run was ended by an error: ${cause}`, {
        type: 'runtime_error',
        description: `The run crashed while it was recorded (${cause})${messages.length === 0 ? ', and no message of it was kept' : ''}; its reward says nothing about agent or user.`,
        correct_behavior: 'Run the task again; leave crashed runs out of the score or count them apart.',
      }),
    ];
  }
  if (messages.length === 0) {
    return [
      fact('empty_run', 'The record holds no messages.', {
        type: 'runtime_error',
        description: 'The record holds no messages, so nothing was attempted that could be judged.',
        correct_behavior: 'Run the task again.',
      }),
    ];
  }
  return [];
};

function fact(
  rule: string,
  text: string,
  suspicion: Pick<Suspicion, 'type' | 'description' | 'correct_behavior'>,
): Observation {
  return observe({ rule, text, suspicion: { author: 'environment', step: null, keys: [], ...suspicion } });
}
