import type { ChatMessage, ChatTool, ChatToolCall, Model } from '../../models/model.ts';
import { parseJson } from '../../python/parse-json.ts';
import { isDictionary } from '../../python/value.ts';
import type { Action, SeatedAgent } from '../agent.ts';
import { assistantMessage, type RecordedMessage } from '../conversation.ts';
import { requireModel } from '../require-model.ts';
import { spendingOf } from '../spending.ts';

/** An agent whose model calls tools by itself. Only the first call of a reply is carried out and recorded, as in tau-bench. */
export function callTools({
  systemPrompt,
  tools,
  model: given,
}: {
  readonly systemPrompt: string;
  readonly tools: readonly ChatTool[];
  readonly model: Model | null;
}): SeatedAgent {
  const model = requireModel(given, 'the agent');
  return {
    systemPrompt,
    agent: async ({ messages }, signal) => {
      const reply = await model.complete({ messages: messages.map(toChatMessage), tools, allowEmpty: true, signal });
      const call = reply.tool_calls?.[0];
      return {
        message: assistantMessage({
          content: reply.sent === undefined ? reply.content : reply.sent,
          calls: call === undefined ? [] : [call],
        }),
        action: call === undefined ? { kind: 'say', text: reply.content } : toAction(call),
        spending: spendingOf(reply),
        ...(reply.activations !== undefined && { activations: reply.activations }),
      };
    },
    toolMessage: ({ name, id, observation }) => ({ role: 'tool', tool_call_id: id, name, content: observation }),
  };
}

/** Reads a call's arguments without losing what Python would see in them. */
function toAction({ id, name, arguments: text }: ChatToolCall): Action {
  const broken = (problem: string): Action => ({ kind: 'broken_call', name, id, problem });
  try {
    // Several servers send nothing for a tool without arguments.
    const value = text.trim() === '' ? {} : parseJson(text);
    if (isDictionary(value)) {
      return { kind: 'call', name, arguments: value, id };
    }
    return broken(`the arguments of ${name} should be one JSON object.`);
  } catch {
    return broken(`the arguments of ${name} are no valid JSON.`);
  }
}

function toChatMessage(message: RecordedMessage): ChatMessage {
  if (message.role === 'tool') {
    return { role: 'tool', tool_call_id: message.tool_call_id, content: message.content };
  }
  if (message.role !== 'assistant') {
    return message;
  }
  const calls = (message.tool_calls ?? []).map((call) => ({
    id: call.id,
    name: call.function.name,
    arguments: call.function.arguments,
  }));
  return {
    role: 'assistant',
    content: message.content,
    ...(calls.length > 0 && { tool_calls: calls }),
  };
}
