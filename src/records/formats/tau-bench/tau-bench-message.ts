import { booleanOrNull, type JsonObject, textOrNull } from '../../json/json-fields.ts';
import type { Message } from '../../message.ts';
import {
  emptyMessage,
  nameAnswers,
  readContent,
  readToolCalls,
  requireMessages,
  requireRole,
} from '../message-fields.ts';
import { isTextStyle, outputLabel, parseTextAction } from './text-action.ts';

/**
 * A tau-bench (or OpenAI) message list as ours, one to one. Whether calls stand in the texts is decided for the whole list.
 * Throws UnfitRecordError where an element is no message.
 */
export function convertTauBenchMessages(list: readonly unknown[], { key }: { key: string }): readonly Message[] {
  const raw = requireMessages(list, { key });
  const convert = isTextStyle(raw) ? convertText : convertCalls;
  const messages: Message[] = [];
  for (const [step, item] of raw.entries()) {
    messages.push(convert(item, { role: requireRole(item, { key, step }), before: messages.at(-1) }));
  }
  return nameAnswers(messages);
}

interface Context {
  readonly role: Message['role'];
  readonly before: Message | undefined;
}

function convertCalls(item: JsonObject, { role }: Context): Message {
  const content = readContent(item['content']);
  if (role === 'tool') {
    return {
      ...emptyMessage('tool'),
      content,
      observation: content,
      tool_call_id: textOrNull(item['tool_call_id']) || null,
      name: textOrNull(item['name']) || null,
      error: booleanOrNull(item['error']),
    };
  }
  if (role === 'system') return { ...emptyMessage('system'), content };
  const calls = role === 'assistant' ? readToolCalls(item) : [];
  // Text beside a call does not reach the user: only the call is executed.
  return { ...emptyMessage(role), content, said: calls.length > 0 ? null : content, tool_calls: calls };
}

function convertText(item: JsonObject, { role, before }: Context): Message {
  const content = readContent(item['content']);
  if (role === 'assistant' && content !== null) {
    const { call, said } = parseTextAction(content);
    return { ...emptyMessage('assistant'), content, said, tool_calls: call === null ? [] : [call] };
  }
  const isOutput =
    role === 'user' && (before?.tool_calls.length ?? 0) > 0 && content?.startsWith(outputLabel.trimEnd());
  if (isOutput && content !== null) {
    const observation = content.startsWith(outputLabel) ? content.slice(outputLabel.length) : '';
    return { ...emptyMessage('tool'), content, observation };
  }
  return convertCalls(item, { role, before });
}
