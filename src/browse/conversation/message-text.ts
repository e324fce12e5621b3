import type { Message } from '../../records/message.ts';
import { sanitise } from '../../text/sanitise.ts';
import { compactJson } from '../prose.ts';

/** All text of a message in lower case, for searching: content, calls and result. */
export function messageText(message: Message): string {
  const known = texts.get(message);
  if (known !== undefined) {
    return known;
  }
  const calls = message.tool_calls.map((call) => `${call.name} ${call.arguments_text ?? compactJson(call.arguments)}`);
  const parts = [message.content, message.said, message.observation, message.name, ...calls];
  const text = sanitise([...new Set(parts)].filter((part) => part !== null).join('\n')).toLowerCase();
  texts.set(message, text);
  return text;
}

const texts = new WeakMap<Message, string>();

/** A message as plain text for the clipboard, an editor or a pager: role, text and calls. */
export function messagePlainText({ message, step }: { message: Message; step: number }): string {
  const calls = message.tool_calls.map(
    (call) => `-> ${call.name}(${call.arguments_text ?? compactJson(call.arguments)})`,
  );
  const parts = [
    `[${step}] ${message.role}${message.name === null ? '' : ` ${message.name}`}`,
    message.content,
    ...calls,
  ];
  return sanitise(parts.filter((part) => part !== null && part !== '').join('\n'));
}
