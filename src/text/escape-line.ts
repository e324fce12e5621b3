import { sanitise } from './sanitise.ts';

/** Sanitised text for one line of a format that is made of lines: a line break is written as `\n`, so that it cannot begin one. */
export function escapeLine(text: string): string {
  return sanitise(text).replaceAll('\n', '\\n');
}
