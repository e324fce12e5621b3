import { sanitise } from '../text/sanitise.ts';
import { wrap } from '../text/wrap.ts';
import { type Line, type Style, span } from './line.ts';

/** Text from a file as rows of at most `width` columns, indented. */
export function prose({
  text,
  width,
  indent = 0,
  style = {},
  limit,
}: {
  text: string;
  width: number;
  indent?: number;
  style?: Style;
  limit?: number;
}): readonly Line[] {
  const margin = ' '.repeat(indent);
  const options = { text: sanitise(text).trimEnd(), width: width - indent };
  const lines = wrap(limit === undefined ? options : { ...options, limit });
  return lines.map((line) => [span(margin + line, style)]);
}

/** A heading within a pane. */
export function heading(text: string): Line {
  return [span(text, { bold: true })];
}

/** JSON of a value in one line; what JSON cannot say is said in words. */
export function compactJson(value: unknown): string {
  return value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value));
}
