import { sanitise } from './sanitise.ts';

/** Sanitised text whose lines after the first are indented by four spaces, so that none of them looks like a line of ours. */
export function indentLines(text: string): string {
  return sanitise(text).replaceAll('\n', '\n    ');
}
