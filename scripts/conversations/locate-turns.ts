import type { RecordedMessage } from '../../src/run/conversation.ts';
import type { Conversation, ConversationTurn } from './conversation.ts';

/**
 * The index in the run's messages at which each turn stands, by the turn's id. A turn that broke the run has none. Throws one
 * sentence where the run did not take the turns as they are written.
 */
export function locateTurns({
  conversation: { name, turns },
  messages,
}: {
  readonly conversation: Conversation;
  readonly messages: readonly RecordedMessage[];
}): ReadonlyMap<string, number> {
  const steps = new Map<string, number>();
  let step = 1;
  for (const turn of turns) {
    if ('error' in turn) {
      continue;
    }
    const message = messages[step];
    if (message === undefined) {
      throw new Error(`${name}: the run ended before turn ${turn.id}: look at the turn before it.`);
    }
    const wanted = 'user' in turn ? 'user' : 'assistant';
    if (message.role !== wanted || !holds(message, turn)) {
      const found = JSON.stringify(message.content ?? '').slice(0, 80);
      throw new Error(
        `${name}: at turn ${turn.id} (step ${step}) the run has another message, by the ${message.role}: ${found}. Agent and user take turns; after a call it is the agent's turn again.`,
      );
    }
    steps.set(turn.id, step);
    step += answered(turn) ? 2 : 1;
  }
  if (step < messages.length) {
    throw new Error(`${name}: the run went on after the last turn that is written, to step ${messages.length - 1}.`);
  }
  return steps;
}

function holds(message: RecordedMessage, turn: ConversationTurn): boolean {
  if ('user' in turn) {
    return message.content === turn.user.trim();
  }
  const calls = message.role === 'assistant' ? (message.tool_calls ?? []) : [];
  if ('call' in turn && calls.length > 0) {
    return calls[0]?.function.name === turn.call.name;
  }
  return calls.length === 0;
}

function answered(turn: ConversationTurn): boolean {
  return 'call' in turn || ('raw' in turn && turn.observed);
}
