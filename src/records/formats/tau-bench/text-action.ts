import { isJsonObject, type JsonObject, textOrNull } from '../../json/json-fields.ts';
import { parseJson } from '../../json/parse-json.ts';
import type { ToolCall } from '../../tool-call.ts';
import { readArguments } from '../tool-arguments.ts';

/** What a text agent's message does: it calls a tool, or says something to the user. */
export type TextAction =
  | { readonly call: ToolCall; readonly said: null }
  | { readonly call: null; readonly said: string | null };

/** The label before the output of a tool in a user turn. */
export const outputLabel = 'API output: ';

const label = 'Action:';
const reply = 'respond';
const promptShape = /Action:\s*\{"name": /u;

/**
 * What tau-bench's act and react agents make of a message (chat_react_agent.py, generate_next_step): the text behind the last
 * `Action:`, or all of it, is JSON with `name` and `arguments`; where it is not, it goes to the user as it is.
 */
export function parseTextAction(content: string): TextAction {
  const text = (content.split(label).at(-1) ?? '').trim();
  const parsed = parseJson(text);
  const action = parsed.value;
  if (!isJsonObject(action) || typeof action['name'] !== 'string' || action['arguments'] === undefined) {
    return { call: null, said: text };
  }
  if (action['name'] === reply) return { call: null, said: replyText(action['arguments']) };
  return {
    call: { id: null, name: action['name'], ...readArguments(action['arguments']), requestor: 'assistant' },
    said: null,
  };
}

/** Whether a trajectory's calls stand in its texts: none is a real call, and the prompt, an output or a text shows one. */
export function isTextStyle(messages: readonly JsonObject[]): boolean {
  const real = messages.some(
    (message) =>
      message['role'] === 'tool' || (Array.isArray(message['tool_calls']) && message['tool_calls'].length > 0),
  );
  return !real && messages.some(showsTextAction);
}

function showsTextAction(message: JsonObject): boolean {
  const content = textOrNull(message['content']) ?? '';
  if (message['role'] === 'system') return promptShape.test(content);
  if (message['role'] === 'user') return content.startsWith(outputLabel.trimEnd());
  return message['role'] === 'assistant' && content.includes(label) && parseTextAction(content).call !== null;
}

function replyText(value: unknown): string | null {
  return isJsonObject(value) ? textOrNull(value['content']) : textOrNull(value);
}
