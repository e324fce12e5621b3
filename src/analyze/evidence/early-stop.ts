import { describeCall } from './describe-call.ts';
import { type EvidenceRule, observe } from './observation.ts';
import { agrees, asksForConfirmation, stopIndex } from './phrases.ts';

/** The user's go-ahead and its stop token in one message: the run ends before the agent can act on it. */
export const earlyStop: EvidenceRule = ({ trajectory, alignment, stateMatches }) => {
  const step = trajectory.messages.findLastIndex((message) => message.role === 'user');
  const content = trajectory.messages[step]?.content ?? '';
  const stop = stopIndex(content);
  const before = trajectory.messages
    .slice(0, Math.max(step, 0))
    .findLast((message) => message.role === 'assistant' && message.said !== null);
  const missing = alignment.filter((row) => row.status === 'missing' || row.status === 'rejected');
  if (stop === -1 || missing.length === 0 || stateMatches === true || !before?.said) return [];
  const words = content.slice(0, stop).trim();
  if (!asksForConfirmation(before.said) || !agrees(words)) return [];
  const wanted = missing.flatMap((row) => (row.expected ? [describeCall(row.expected)] : [])).join('; ');
  return [
    observe({
      rule: 'early_stop',
      step,
      quote: content.slice(0, 240),
      text: `At step ${step} the user agrees to what the agent proposes and ends the conversation in the same message.`,
      suspicion: {
        author: 'user',
        type: 'user_stopped_early',
        step,
        keys: [],
        description: `At step ${step} the simulated user said "${words.slice(0, 160)}" and stopped in the same message, so the agent could no longer act. Undone: ${wanted}.`,
        correct_behavior: 'The user gives its go-ahead, waits for the agent to act, and stops only then.',
      },
    }),
  ];
};
