import { type EvidenceRule, observe, quoteOf } from '../observation.ts';

const person = /\b(human|transfer|representative|real person|supervisor|manager)\b/i;

/** Who brought up a hand-over: the agent's offer, the user's wish, and whether the instruction speaks of one. */
export const transferRequest: EvidenceRule = ({ calls, trajectory, task }) => {
  const transfer = calls.find((call) => call.kind === 'terminal');
  if (!transfer) {
    return [];
  }
  const spoken = trajectory.messages.slice(0, transfer.step);
  const step = spoken.findIndex(
    ({ role, said }) => (role === 'user' || role === 'assistant') && said !== null && person.test(said),
  );
  const inInstruction = person.test(task?.instruction ?? '');
  if (step === -1) {
    const detail = { step: transfer.step, by: null, inInstruction };
    return [observe({ rule: 'transfer_request', step: transfer.step, call: transfer.call, detail })];
  }
  const by = spoken[step]?.role === 'user' ? 'user' : 'agent';
  return [
    observe({
      rule: 'transfer_request',
      step,
      quote: quoteOf(spoken[step]?.content),
      detail: { step, by, inInstruction },
    }),
  ];
};
