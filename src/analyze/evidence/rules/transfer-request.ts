import { type EvidenceRule, observe, quoteOf } from '../observation.ts';

const person = /\b(human|transfer|representative|real person|supervisor|manager)\b/i;

/** Who brought up a hand-over: the agent's offer, the user's wish, and whether the instruction speaks of one. */
export const transferRequest: EvidenceRule = ({ calls, trajectory, task }) => {
  const transfer = calls.find((call) => call.kind === 'terminal');
  if (!transfer) return [];
  const spoken = trajectory.messages.slice(0, transfer.step);
  const step = spoken.findIndex(
    ({ role, said }) => (role === 'user' || role === 'assistant') && said !== null && person.test(said),
  );
  const instruction = person.test(task?.instruction ?? '')
    ? "the user's instruction speaks of it"
    : "the user's instruction does not speak of it";
  if (step === -1) {
    return [
      observe({
        rule: 'transfer_request',
        step: transfer.step,
        call: transfer.call,
        text: `Nobody had spoken of a hand-over before it was made at step ${transfer.step}; ${instruction}.`,
      }),
    ];
  }
  const speaker = spoken[step]?.role === 'user' ? 'The user' : 'The agent';
  return [
    observe({
      rule: 'transfer_request',
      step,
      quote: quoteOf(spoken[step]?.content),
      text: `${speaker} was the first to speak of a hand-over, at step ${step}; ${instruction}.`,
    }),
  ];
};
