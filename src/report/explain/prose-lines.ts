import { escapeLine } from '../../text/escape-line.ts';
import { wrap } from '../../text/wrap.ts';

/**
 * Text from a file as lines of a section of a page of `width` columns; the section indents them by two. A line break in the text is
 * written as `\n`, so that nothing in it looks like an entry of its own.
 */
export function wrapped(text: string, width: number): string[] {
  return [...wrap({ text: escapeLine(text), width: Math.max(20, width - 2) })];
}

/** An entry of a list: its further lines are indented, so that none of them looks like the next entry. */
export function hanging(text: string, width: number): string[] {
  return wrapped(text, width - 2).map((line, index) => (index === 0 ? line : `  ${line}`));
}
