import type { ScriptedReply } from '../../src/models/scripted-model.ts';
import type { Conversation, ConversationTurn } from './conversation.ts';

/** What the scripted models of the two sides answer, so that the runner's strategies read the written turns from it. */
export function scriptedReplies({ turns, agent_strategy, user_strategy }: Conversation): {
  readonly agent: readonly ScriptedReply[];
  readonly user: readonly ScriptedReply[];
} {
  return {
    agent: turns.flatMap((turn) => agentReply(turn, agent_strategy) ?? []),
    user: turns.flatMap((turn) => userReplies(turn, user_strategy)),
  };
}

function agentReply(turn: ConversationTurn, strategy: Conversation['agent_strategy']): ScriptedReply | null {
  if ('user' in turn) {
    return null;
  }
  if ('error' in turn) {
    return turn.side === 'agent' ? failure(turn.error) : null;
  }
  if ('raw' in turn) {
    return text(turn.raw);
  }
  const action =
    'call' in turn
      ? { name: turn.call.name, arguments: turn.call.arguments }
      : { name: 'respond', arguments: { content: turn.agent } };
  if (strategy !== 'tool-calling') {
    return text(`${thoughtOf(turn, strategy)}Action:\n${actionText(action)}`);
  }
  if (!('call' in turn)) {
    return text(turn.agent);
  }
  return { content: turn.thought ?? null, tool_calls: [action] };
}

function thoughtOf({ thought }: { readonly thought?: string | undefined }, strategy: string): string {
  return strategy === 'react' ? `Thought:\n${(thought ?? '').trim()}\n` : '';
}

function actionText({ name, arguments: given }: { readonly name: string; readonly arguments: unknown }): string {
  return typeof given === 'string'
    ? `{"name": ${JSON.stringify(name)}, "arguments": ${given}}`
    : JSON.stringify({ name, arguments: given });
}

function userReplies(turn: ConversationTurn, strategy: Conversation['user_strategy']): ScriptedReply[] {
  if ('error' in turn && turn.side === 'user') {
    return [failure(turn.error)];
  }
  if (!('user' in turn)) {
    return [];
  }
  if (strategy === 'react') {
    return [text(`Thought:\n${(turn.thought ?? '').trim()}\nUser Response:\n${turn.user}`)];
  }
  return strategy === 'verify' ? [text(turn.user), text('It fits.\nVerdict: true')] : [text(turn.user)];
}

function text(content: string): ScriptedReply {
  return { content, tool_calls: [] };
}

function failure(error: string): ScriptedReply {
  return { content: null, tool_calls: [], error };
}
