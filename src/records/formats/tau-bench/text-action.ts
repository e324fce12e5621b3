import { isJsonObject, textOrNull } from '../../json/json-fields.ts';
import { parseInnerJson } from '../../json/parse-json.ts';
import type { ToolCall } from '../../tool-call.ts';
import { readArguments } from '../tool-arguments.ts';

/** What a text agent's message does: it calls a tool, or says something to the user. */
export type TextAction =
  | { readonly call: ToolCall; readonly said: null }
  | { readonly call: null; readonly said: string | null };

/** The label before the output of a tool in a user turn. */
export const outputLabel = 'API output: ';
/** The label before the action of an act or react agent. */
export const actionLabel = 'Action:';
const reply = 'respond';

/**
 * What tau-bench's act and react agents make of a message (chat_react_agent.py, generate_next_step): the text behind the last
 * `Action:`, or all of it, is JSON with `name` and `arguments`; where it is not, it goes to the user as it is.
 */
export function parseTextAction(content: string): TextAction {
  const text = (content.split(actionLabel).at(-1) ?? '').trim();
  const action = parseInnerJson(text);
  if (!isJsonObject(action) || typeof action['name'] !== 'string' || action['arguments'] === undefined) {
    return { call: null, said: text };
  }
  if (action['name'] === reply) {
    return { call: null, said: replyText(action['arguments']) };
  }
  return {
    call: { id: null, name: action['name'], ...readArguments(action['arguments']), requestor: 'assistant' },
    said: null,
  };
}

function replyText(value: unknown): string | null {
  return isJsonObject(value) ? textOrNull(value['content']) : textOrNull(value);
}
