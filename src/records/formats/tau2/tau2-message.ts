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

/** A tau2 message list as ours, one to one. Throws UnfitRecordError where an element is no message. */
export function convertTau2Messages(list: readonly unknown[]): readonly Message[] {
  const raw = requireMessages(list, { key: 'messages' });
  return nameAnswers(raw.map((item, step) => convertMessage(item, step)));
}

function convertMessage(item: JsonObject, step: number): Message {
  const role = requireRole(item, { key: 'messages', step });
  const content = readContent(item['content']);
  if (role === 'system') return { ...emptyMessage('system'), content };
  if (role !== 'tool') {
    const calls = readToolCalls(item).map((call) => ({ ...call, requestor: role }));
    return { ...emptyMessage(role), content, said: calls.length > 0 ? null : content, tool_calls: calls };
  }
  return {
    ...emptyMessage('tool'),
    content,
    observation: content,
    tool_call_id: textOrNull(item['id'] ?? item['tool_call_id']) || null,
    name: textOrNull(item['name']) || null,
    error: booleanOrNull(item['error']),
  };
}
