import { callsOf } from '../calls.ts';
import { isJsonObject, type JsonObject, kindOf, listOrEmpty, objectOrEmpty, textOrNull } from '../json/json-fields.ts';
import type { Message, Role } from '../message.ts';
import type { ToolCall } from '../tool-call.ts';
import { readArguments } from './tool-arguments.ts';
import { UnfitRecordError } from './unfit-record-error.ts';

const roles: ReadonlyMap<unknown, Role> = new Map<unknown, Role>([
  ['system', 'system'],
  ['developer', 'system'],
  ['user', 'user'],
  ['human', 'user'],
  ['assistant', 'assistant'],
  ['ai', 'assistant'],
  ['tool', 'tool'],
  ['function', 'tool'],
]);

/** A message that says nothing, to be filled in. */
export function emptyMessage(role: Role): Message {
  return {
    role,
    content: null,
    said: null,
    tool_calls: [],
    tool_call_id: null,
    name: null,
    observation: null,
    error: null,
  };
}

/** The elements of a file's message list as objects, one to one; throws {@link UnfitRecordError} that names the element. */
export function requireMessages(list: readonly unknown[], { key }: { key: string }): readonly JsonObject[] {
  return list.map((item, step) => {
    if (isJsonObject(item)) return item;
    throw new UnfitRecordError(`\`${key}[${step}]\` is ${kindOf(item)}; expected a message with a \`role\``);
  });
}

/** Who speaks; throws {@link UnfitRecordError} for a role that is not known. */
export function requireRole(message: JsonObject, { key, step }: { key: string; step: number }): Role {
  const role = roles.get(message['role']);
  if (role !== undefined) return role;
  const found = typeof message['role'] === 'string' ? 'an unknown role' : kindOf(message['role']);
  throw new UnfitRecordError(`\`${key}[${step}].role\` is ${found}; expected one of system, user, assistant, tool`);
}

/** A message's text: as it is, the texts of a list of parts joined, or null. */
export function readContent(raw: unknown): string | null {
  if (!Array.isArray(raw)) return textOrNull(raw);
  const texts = raw.flatMap((part) => {
    const text = typeof part === 'string' ? part : objectOrEmpty(part)['text'];
    return typeof text === 'string' ? [text] : [];
  });
  return texts.length === 0 ? null : texts.join('');
}

/** The calls of a message: OpenAI's `tool_calls` or `function_call`, or tau2's flat ones. */
export function readToolCalls(message: JsonObject): readonly ToolCall[] {
  const older = message['function_call'];
  const calls = listOrEmpty(message['tool_calls']).filter(isJsonObject);
  return (calls.length === 0 && isJsonObject(older) ? [older] : calls).map(readToolCall);
}

function readToolCall(call: JsonObject): ToolCall {
  const inner = isJsonObject(call['function']) ? call['function'] : call;
  return {
    id: textOrNull(call['id']) || null,
    name: textOrNull(inner['name']) ?? '',
    ...readArguments(inner['arguments']),
    requestor: call['requestor'] === 'user' ? 'user' : 'assistant',
  };
}

/** The messages with the tool's name on every answer that the file leaves without one. */
export function nameAnswers(messages: readonly Message[]): readonly Message[] {
  const names = new Map(callsOf(messages).map(({ answered, toolCall }) => [answered, toolCall.name]));
  return messages.map((message, step) =>
    message.role === 'tool' && message.name === null ? { ...message, name: names.get(step) ?? null } : message,
  );
}
