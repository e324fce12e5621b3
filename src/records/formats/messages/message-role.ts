import { isJsonObject, type JsonObject, kindOf, textOrNull } from '../../json/json-fields.ts';
import { parseInnerJson } from '../../json/parse-json.ts';
import type { Role } from '../../message.ts';
import { UnfitRecordError } from '../unfit-record-error.ts';
import type { Place } from './read-call.ts';

/** Who speaks, under the names that providers, frameworks and data sets have for it. */
const roles: ReadonlyMap<string, Role> = new Map<string, Role>([
  ...named('system', ['system', 'developer', 'systemmessage', 'system_prompt']),
  ...named('user', ['user', 'human', 'customer', 'client', 'humanmessage', 'humanmessagechunk', 'user_proxy']),
  ...named('assistant', ['assistant', 'ai', 'agent', 'model', 'bot', 'gpt', 'chatbot', 'aimessage', 'aimessagechunk']),
  ...named('assistant', ['function_call', 'tool_call', 'reasoning', 'custom_tool_call', 'mcp_call']),
  ...named('tool', ['tool', 'function', 'observation', 'toolmessage', 'functionmessage', 'ipython', 'environment']),
  ...named('tool', ['function_call_output', 'custom_tool_call_output', 'tool_result', 'tool_response', 'tool_output']),
]);

/** Types of list items that say nothing of who speaks. */
const plainTypes = new Set(['message', 'chat', 'constructor']);

/**
 * A message as it stands at the bottom of its wrappers: `{message: {...}}`, LangChain's `{lc, kwargs}` and `{type, data}`, and the text
 * of a message's JSON.
 */
export function unwrapMessage(raw: unknown, { at }: Place): JsonObject {
  const item = typeof raw === 'string' && raw.trimStart().startsWith('{') ? parseInnerJson(raw) : raw;
  if (!isJsonObject(item)) {
    throw new UnfitRecordError(`\`${at}\` is ${kindOf(raw)}; expected a message with a \`role\``);
  }
  if (isJsonObject(item['kwargs']) && Array.isArray(item['id'])) {
    return { type: textOrNull(item['id'].at(-1)) ?? '', ...item['kwargs'] };
  }
  if (isJsonObject(item['data']) && item['role'] === undefined) {
    return { type: item['type'], ...item['data'] };
  }
  const inner = item['message'];
  if (!isJsonObject(inner)) {
    return item;
  }
  return { role: nameOfRole(item), ...inner };
}

/** Who speaks; throws {@link UnfitRecordError} for a role that is not known. */
export function requireRole(message: JsonObject, { at }: Place): Role {
  const name = nameOfRole(message);
  const role = name === null ? undefined : roleOf(name);
  if (role !== undefined) {
    return role;
  }
  const found = name === null ? kindOf(message['role']) : `the unknown role ${JSON.stringify(name.slice(0, 40))}`;
  throw new UnfitRecordError(`\`${at}.role\` is ${found}; expected one of system, user, assistant, tool`);
}

/** Whether an object looks like a message: it says who speaks. */
export function isMessageLike(value: unknown): boolean {
  if (!isJsonObject(value)) {
    return false;
  }
  try {
    const message = unwrapMessage(value, { at: '' });
    const name = nameOfRole(message);
    return name !== null && roleOf(name) !== undefined && Object.keys(message).length > 1;
  } catch {
    return false;
  }
}

function nameOfRole(message: JsonObject): string | null {
  const type = textOrNull(message['type']);
  const candidates = [message['role'], message['from'], type !== null && plainTypes.has(type) ? null : type];
  return candidates.map(textOrNull).find((name) => name !== null) ?? null;
}

function roleOf(name: string): Role | undefined {
  const plain = name.toLowerCase();
  if (roles.has(plain)) {
    return roles.get(plain);
  }
  if (/_call_output$/u.test(plain)) {
    return 'tool';
  }
  return /_call$/u.test(plain) ? 'assistant' : undefined;
}

function named(role: Role, names: readonly string[]): [string, Role][] {
  return names.map((name) => [name, role]);
}
