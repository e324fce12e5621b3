import type { Message } from '../../../records/message.ts';
import { escapeLine } from '../../../text/escape-line.ts';
import { indentLines } from '../../../text/indent-lines.ts';
import { cutListings } from './cut-listings.ts';

/** How long tool results and words may be, in characters; the rest is cut from their middle. */
export interface TextLimits {
  readonly result: number;
  readonly words: number;
}

/** What is usual, and what is left where a model cannot take the whole case. */
export const usualLimits: TextLimits = { result: 6_000, words: 12_000 };
export const shortLimits: TextLimits = { result: 600, words: 1_500 };

/** One message as the model sees it, without its header; every line but the first is indented. */
export function messageText({
  message,
  inPlay,
  limits = usualLimits,
}: {
  readonly message: Message;
  /** Ids that the calls of the case name: of a long listing only these are shown. */
  readonly inPlay: ReadonlySet<string>;
  readonly limits?: TextLimits;
}): string {
  const calls = message.tool_calls.map((call) => {
    const values = call.arguments === null ? (call.arguments_text ?? '') : JSON.stringify(call.arguments);
    return `calls ${escapeLine(call.name)}(${escapeLine(shorten(values, limits.words))})`;
  });
  if (message.role === 'tool') {
    const result = cutListings(message.observation ?? message.content ?? '', inPlay);
    return `tool ${escapeLine(message.name ?? '')} returns: ${indentLines(shorten(result, limits.result))}`;
  }
  return [`${message.role}: ${indentLines(shorten(message.content ?? '', limits.words))}`, ...calls].join('\n  ');
}

function shorten(text: string, most: number): string {
  if (text.length <= most) {
    return text;
  }
  const half = Math.floor(most / 2);
  return `${text.slice(0, half)}\n[... ${text.length - 2 * half} characters left out ...]\n${text.slice(-half)}`;
}
