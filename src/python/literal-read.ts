import type { Value } from './value.ts';

/** A value that was read up to an index of a text. */
export interface Read {
  readonly value: Value;
  readonly end: number;
}

/** Why no literal stands at an index of a text. */
export interface NotRead {
  readonly expected: string;
  readonly at: number;
}

/** The index of what comes next: white space, line ends and comments are passed over. */
export function skipBlank(text: string, at: number): number {
  let index = at;
  for (;;) {
    while (index < text.length && ' \n\r\t\\'.includes(text[index] ?? '')) {
      index += 1;
    }
    if (text[index] !== '#') {
      return index;
    }
    const end = text.indexOf('\n', index);
    index = end < 0 ? text.length : end;
  }
}
