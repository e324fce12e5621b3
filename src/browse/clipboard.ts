import { Buffer } from 'node:buffer';
import { sanitise } from '../text/sanitise.ts';

/**
 * The sequence (OSC 52) that asks the terminal to copy a text, which also works over SSH; null where the text is longer
 * than common terminals take.
 */
export function clipboardSequence(text: string): string | null {
  const encoded = Buffer.from(sanitise(text), 'utf8').toString('base64');
  return encoded.length > longest ? null : `\x1b]52;c;${encoded}\x07`;
}

// xterm and tmux take about 75,000 characters of base64.
const longest = 74_000;
