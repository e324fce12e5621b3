import type { Message } from '../records/message.ts';
import { sanitise } from '../text/sanitise.ts';
import { wrap } from '../text/wrap.ts';

/** Longest text of a turn that is printed whole, in characters. */
const longest = 600;

/** One message as lines of at most `width` columns; `marked` ones get an arrow. */
export function turnLines({
  message,
  step,
  marked,
  width,
}: {
  readonly message: Message;
  readonly step: number;
  readonly marked: boolean;
  readonly width: number;
}): string[] {
  const calls = message.tool_calls.map(
    (call) => `calls ${call.name}(${call.arguments ? JSON.stringify(call.arguments) : (call.arguments_text ?? '')})`,
  );
  const text = [message.role === 'tool' ? message.observation : message.content, ...calls].filter(Boolean).join('\n');
  const cut = text.length > longest ? `${text.slice(0, longest)} ... (${text.length - longest} more characters)` : text;
  const name = message.role === 'tool' && message.name ? `tool ${message.name}` : message.role;
  const body = [...wrap({ text: sanitise(cut), width: Math.max(20, width - 4) })];
  return [sanitise(`${marked ? '>' : ' '} [${step}] ${name}`), ...body.map((line) => `    ${line}`)];
}
