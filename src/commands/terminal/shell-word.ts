import { sanitiseLine } from '../../text/sanitise.ts';

/** A text as one word of a shell's line, in quotes where it needs them. */
export function shellWord(text: string): string {
  const plain = sanitiseLine(text);
  return /^[\w@%+=:,./-]+$/.test(plain) ? plain : `'${plain.replaceAll("'", "'\\''")}'`;
}
