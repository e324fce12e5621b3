import { sanitise } from '../text/sanitise.ts';
import { wrap } from '../text/wrap.ts';
import { type Line, type Style, span } from './line.ts';

/** Text from a file as rows of at most `width` columns, indented; rows after the first by `hang` more. */
export function prose({
  text,
  width,
  indent = 0,
  hang = 0,
  style = {},
  limit,
}: {
  text: string;
  width: number;
  indent?: number;
  hang?: number;
  style?: Style;
  limit?: number;
}): readonly Line[] {
  const options = { text: sanitise(text).trimEnd(), width: width - indent - hang };
  const lines = wrap(limit === undefined ? options : { ...options, limit });
  return lines.map((line, index) => [span(' '.repeat(index === 0 ? indent : indent + hang) + line, style)]);
}

/** A heading within a pane. */
export function heading(text: string): Line {
  return [span(text, { bold: true })];
}

/** JSON of a value in one line, with spaces where it can be broken; what JSON cannot say is said in words. */
export function compactJson(value: unknown): string {
  if (value === undefined) {
    return 'nothing';
  }
  // A line break in this text is never part of a string, where it would be written as an escape.
  return (JSON.stringify(value, null, 1) ?? String(value))
    .replace(/([[{])\n\s*/g, '$1')
    .replace(/\n\s*([\]}])/g, '$1')
    .replace(/\n\s*/g, ' ');
}
