import type { Message } from '../records/message.ts';
import { escapeLine } from '../text/escape-line.ts';
import { sanitise, sanitiseLine } from '../text/sanitise.ts';
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
  const text = (message.role === 'tool' ? message.observation : message.content) ?? '';
  const name = message.role === 'tool' && message.name ? `tool ${message.name}` : message.role;
  const calls = message.tool_calls.map(
    (call) => `calls ${call.name}(${call.arguments ? JSON.stringify(call.arguments) : (call.arguments_text ?? '')})`,
  );
  const columns = Math.max(20, width - 4);
  // What was said is indented further than what is said about it, so that no text looks like another turn or call.
  const said =
    text === '' ? [] : wrap({ text: sanitise(shortened(text)), width: columns }).map((line) => `    ${line}`);
  const called = calls.flatMap((call) =>
    wrap({ text: escapeLine(shortened(call)), width: columns }).map(
      (line, index) => (index === 0 ? '  ' : '    ') + line,
    ),
  );
  return [sanitiseLine(`${marked ? '>' : ' '} [${step}] ${name}`), ...said, ...called];
}

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)} ... (${text.length - longest} more characters)` : text;
}
