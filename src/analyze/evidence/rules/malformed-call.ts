import { type EvidenceRule, type Observation, observe, quoteOf } from '../observation.ts';

/** Words to the user that were meant as a call: an action whose JSON could not be read, so that it was sent as text. */
export const malformedCall: EvidenceRule = ({ trajectory, alignment }) => {
  if (alignment.every(({ status }) => status === 'matched')) {
    return [];
  }
  return trajectory.messages.flatMap((message, step): Observation[] => {
    if (message.role !== 'assistant' || message.said === null) {
      return [];
    }
    const name = /["']name["']\s*:\s*["'](\w+)["']/.exec(message.said)?.[1];
    if (name === undefined || name === 'respond') {
      return [];
    }
    const wanted = alignment.some(({ expected, status }) => expected?.name === name && status !== 'matched');
    return [
      observe({
        rule: 'malformed_call',
        step,
        quote: quoteOf(message.content, Math.max(0, (message.content ?? '').indexOf(name) - 40)),
        detail: { step, name },
        suspicion: wanted
          ? {
              author: 'agent',
              type: 'rejected_call',
              step,
              keys: [],
              description: `At step ${step} the agent wrote a call of ${name} that is no valid JSON, so it reached the user as text and nothing was done.`,
              correct_behavior: `Write the call of ${name} as valid JSON.`,
            }
          : null,
      }),
    ];
  });
};
