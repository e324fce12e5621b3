import { takeColumns } from './truncate.ts';
import { displayWidth, isAscii } from './width.ts';

/**
 * Breaks sanitised text into lines of at most `width` columns: at a space where there is one, else within the word.
 * Indentation stays. With `limit` it stops after so many lines, so that the head of a huge text is cheap.
 */
export function wrap({
  text,
  width,
  limit = Number.POSITIVE_INFINITY,
}: {
  text: string;
  width: number;
  limit?: number;
}): readonly string[] {
  const lines: string[] = [];
  const columns = Math.max(2, width);
  let start = 0;
  while (start <= text.length && lines.length < limit) {
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end === -1 ? text.length : end);
    if (line.length <= columns && isAscii(line)) {
      lines.push(line);
    } else {
      wrapLine({ line, columns, lines, limit });
    }
    if (end === -1) {
      break;
    }
    start = end + 1;
  }
  return lines;
}

function wrapLine({
  line,
  columns,
  lines,
  limit,
}: {
  line: string;
  columns: number;
  lines: string[];
  limit: number;
}): void {
  const ascii = isAscii(line);
  let start = 0;
  while (lines.length < limit) {
    // Four times the columns hold one row of any common text, which keeps a line of any length linear.
    const chunk = line.slice(start, start + columns * 4);
    const head = ascii ? chunk.slice(0, columns) : takeColumns({ text: chunk, width: columns });
    if (start + head.length >= line.length || head === '') {
      lines.push(head);
      return;
    }
    const next = line[start + head.length];
    const space = next === ' ' ? head.length : head.lastIndexOf(' ');
    // A break in the first third would leave a ragged margin; long words are cut instead.
    const breakAt = space > columns / 3 ? space : head.length;
    lines.push(head.slice(0, breakAt).trimEnd());
    start += breakAt;
    while (line[start] === ' ') {
      start += 1;
    }
    if (start >= line.length) {
      return;
    }
  }
}

/** Whether wrapping would give more than `limit` lines. */
export function exceeds({ text, width, limit }: { text: string; width: number; limit: number }): boolean {
  if (text.length <= width && displayWidth(text) <= width && !text.includes('\n')) {
    return false;
  }
  return wrap({ text, width, limit: limit + 1 }).length > limit;
}
