import { sanitiseLine } from '../../../text/sanitise.ts';
import { type EvidenceRule, observe, type Suspicion } from '../observation.ts';
import { crashCause } from '../sentences.ts';

/** Runs that ended because something around the speakers broke: crash, empty record, context overflow, time-out. */
export const infrastructure: EvidenceRule = ({ trajectory }) => {
  const { termination, crash, messages } = trajectory;
  const message = crash ? sanitiseLine(crash.message).slice(0, 300) : null;
  if (termination === 'context_overflow') {
    const suspicion = blame({
      type: 'context_overflow',
      description: `The run ended because the conversation no longer fitted the model's context window${message ? ` ("${message}")` : ''}, not because of anything that was said or called.`,
      correct_behavior:
        'Run the task again with a model or a server whose context window holds the whole conversation.',
    });
    return [observe({ rule: 'context_overflow', detail: { message }, suspicion })];
  }
  if (crash || termination === 'runtime_error' || termination === 'timeout') {
    const detail = { message, timeout: termination === 'timeout' };
    const suspicion = blame({
      type: 'runtime_error',
      description: `The run crashed while it was recorded (${crashCause(detail)})${messages.length === 0 ? ', and no message of it was kept' : ''}; its reward says nothing about agent or user.`,
      correct_behavior: 'Run the task again; leave crashed runs out of the score or count them apart.',
    });
    return [observe({ rule: 'crash', detail, suspicion })];
  }
  if (messages.length === 0) {
    const suspicion = blame({
      type: 'runtime_error',
      description: 'The record holds no messages, so nothing was attempted that could be judged.',
      correct_behavior: 'Run the task again.',
    });
    return [observe({ rule: 'empty_run', detail: {}, suspicion })];
  }
  return [];
};

function blame(suspicion: Pick<Suspicion, 'type' | 'description' | 'correct_behavior'>): Suspicion {
  return { author: 'environment', step: null, keys: [], ...suspicion };
}
