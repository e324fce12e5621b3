import type { Details } from '../details.ts';
import { type EvidenceRule, observe } from '../observation.ts';
import { describeCall } from '../reading/describe-call.ts';
import { agrees, asksForConfirmation, insists, stopIndex } from '../reading/phrases.ts';
import { waysOfStopping } from '../sentences.ts';

/**
 * A user that stops in the middle: its stop token stands in the same message as its go-ahead or a question of its own, or in
 * thoughts that it should not have sent. The run ends before the agent can act.
 */
export const earlyStop: EvidenceRule = ({ trajectory, alignment, stateMatches }) => {
  const step = trajectory.messages.findLastIndex((message) => message.role === 'user');
  const content = trajectory.messages[step]?.content ?? '';
  const missing = alignment.filter((row) => row.status === 'missing' || row.status === 'rejected');
  if (stopIndex(content) === -1 || missing.length === 0 || stateMatches === true) {
    return [];
  }
  const before = trajectory.messages
    .slice(0, step)
    .findLast((message) => message.role === 'assistant' && message.said !== null);
  const how = wayOfStopping(content, before?.said ?? '');
  if (how === null) {
    return [];
  }
  const wanted = missing.flatMap((row) => (row.expected ? [describeCall(row.expected)] : [])).join('; ');
  return [
    observe({
      rule: 'early_stop',
      step,
      quote: content.slice(0, 240),
      detail: { step, how },
      suspicion: {
        author: 'user',
        type: 'user_stopped_early',
        step,
        keys: [],
        description: `At step ${step} the simulated user ${waysOfStopping[how]} ("${spoken(content).slice(0, 160)}"), so the agent could no longer act. Undone: ${wanted}.`,
        correct_behavior: 'The user waits for the agent to act on what it said, and stops only then.',
      },
    }),
  ];
};

function wayOfStopping(content: string, before: string): Details['early_stop']['how'] | null {
  const words = spoken(content);
  if (stopIndex(withoutThoughts(content)) === -1) {
    return 'in_thoughts';
  }
  if (insists(words) || (asksForConfirmation(before) && agrees(words))) {
    return 'with_go_ahead';
  }
  if (words.endsWith('?')) {
    return 'with_question';
  }
  return null;
}

/** What the user says before it stops. */
function spoken(content: string): string {
  const text = withoutThoughts(content);
  const stop = stopIndex(text);
  return (stop === -1 ? text : text.slice(0, stop)).trim();
}

function withoutThoughts(content: string): string {
  return content.replace(/<think>[\s\S]*?(<\/think>|$)/g, '');
}
