import { sanitiseLine } from '../text/sanitise.ts';
import { fitText } from '../text/truncate.ts';
import { displayWidth } from '../text/width.ts';
import type { Glyphs } from './glyphs.ts';

/** How a piece of text looks. Colours are ANSI names, so that the theme of the terminal applies. */
export interface Style {
  readonly color?: 'blue' | 'cyan' | 'yellow' | 'magenta' | 'gray' | undefined;
  readonly bold?: boolean | undefined;
  readonly dim?: boolean | undefined;
  readonly inverse?: boolean | undefined;
}

/** A piece of one row. Only `span` makes one, so that all text on the screen has been sanitised. */
export interface Span extends Style {
  readonly text: string;
}

/** One row of the screen. */
export type Line = readonly Span[];

/** A piece of text, made safe to draw. */
export function span(text: string, style: Style = {}): Span {
  return { ...style, text: sanitiseLine(text) };
}

/** The text of a row without its looks. */
export function lineText(line: Line): string {
  return line.map((piece) => piece.text).join('');
}

/** Columns that a row takes. */
export function lineWidth(line: Line): number {
  return line.reduce((sum, piece) => sum + displayWidth(piece.text), 0);
}

/** Cuts a row to `width` columns and fills it up with spaces, so that panes stand beside each other. */
export function fitLine({ line, width, mark }: { line: Line; width: number; mark: string }): Line {
  const used = lineWidth(line);
  if (used === width) {
    return line;
  }
  if (used < width) {
    return [...line, { text: ' '.repeat(width - used) }];
  }
  const result: Span[] = [];
  let left = width;
  for (const piece of line) {
    const columns = displayWidth(piece.text);
    if (columns < left) {
      result.push(piece);
      left -= columns;
    } else {
      const text = fitText({ text: `${piece.text}${mark}${mark}`, width: left, mark });
      result.push({ ...piece, text });
      break;
    }
  }
  return result;
}

/** The row of a list behind its cursor: a glyph for those without colours, and reverse video over the whole width. */
export function listLine({
  line,
  selected,
  width,
  glyphs,
}: {
  line: Line;
  selected: boolean;
  width: number;
  glyphs: Glyphs;
}): Line {
  if (!selected) {
    return [{ text: ' ' }, ...line];
  }
  const whole = fitLine({ line: [{ text: glyphs.cursor }, ...line], width, mark: glyphs.cut });
  return whole.map((piece) => ({ ...piece, inverse: true }));
}

/** Marks every occurrence of `query` (case does not matter) by reverse video. */
export function highlight({ line, query }: { line: Line; query: string }): Line {
  if (query === '' || !lineText(line).toLowerCase().includes(query.toLowerCase())) {
    return line;
  }
  return line.flatMap((piece) => highlightSpan({ piece, query: query.toLowerCase() }));
}

function highlightSpan({ piece, query }: { piece: Span; query: string }): Span[] {
  const result: Span[] = [];
  const lower = piece.text.toLowerCase();
  // A letter whose lower case has another length would shift the places; such a row stays as it is.
  if (lower.length !== piece.text.length) {
    return [piece];
  }
  let start = 0;
  for (let at = lower.indexOf(query); at !== -1; at = lower.indexOf(query, start)) {
    if (at > start) {
      result.push({ ...piece, text: piece.text.slice(start, at) });
    }
    result.push({ ...piece, text: piece.text.slice(at, at + query.length), inverse: true });
    start = at + query.length;
  }
  if (start < piece.text.length) {
    result.push({ ...piece, text: piece.text.slice(start) });
  }
  return result;
}
