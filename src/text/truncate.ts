import { characterWidth, displayWidth, isAscii } from './width.ts';

/** Cuts one sanitised line to at most `width` columns; what was cut is shown by `mark` (one column each character). */
export function truncate({ text, width, mark = '…' }: { text: string; width: number; mark?: string }): string {
  if (width <= 0) {
    return '';
  }
  if (displayWidth(text) <= width) {
    return text;
  }
  if (mark.length >= width) {
    return takeColumns({ text, width });
  }
  return takeColumns({ text, width: width - mark.length }) + mark;
}

/** The same, filled up with spaces to exactly `width` columns. */
export function fitText({ text, width, mark = '…' }: { text: string; width: number; mark?: string }): string {
  const cut = truncate({ text, width, mark });
  return cut + ' '.repeat(Math.max(0, width - displayWidth(cut)));
}

/** The longest beginning of a line that fits into `width` columns. */
export function takeColumns({ text, width }: { text: string; width: number }): string {
  if (isAscii(text)) {
    return text.slice(0, width);
  }
  let used = 0;
  let end = 0;
  for (const character of text) {
    used += characterWidth(character);
    if (used > width) {
      break;
    }
    end += character.length;
  }
  return text.slice(0, end);
}
