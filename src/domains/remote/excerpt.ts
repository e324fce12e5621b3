import { sanitiseLine } from '../../text/sanitise.ts';

/** Words of a world for a sentence: without control characters, and not many. */
export function excerpt(text: string, longest = 200): string {
  const line = sanitiseLine(text.slice(0, longest * 2)).trim();
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}
