import { plainArguments } from '../../python/exact-arguments.ts';
import { float, isDictionary, type Value } from '../../python/value.ts';

/**
 * Parses JSON with whole floats in the arguments of calls told from ints (`"arguments": {"amount": 2.0}`), as `exactArguments` gives them
 * back; all else is as JSON.parse has it. Undefined where there are none. Throws as JSON.parse does.
 */
export function parseWithExactArguments(text: string): { readonly value: unknown } | undefined {
  const marked = markArguments(text);
  return marked === text ? undefined : { value: JSON.parse(marked, unmark) };
}

/** Stands before a whole float while it is a text. */
const MARK = '\u0000float ';
const MARK_WRITTEN = '\\u0000float ';
const OPENING = /(?<!\\)"arguments"\s*:\s*(?=\{)/g;
const STRINGS_AND_FLOATS = /"(?:[^"\\]|\\.)*"|-?\d+\.0+(?![\d.eE])/g;
const STRINGS_AND_BRACES = /"(?:[^"\\]|\\.)*"|[{}]/g;

function markArguments(text: string): string {
  const parts: string[] = [];
  let done = 0;
  for (const match of text.matchAll(OPENING)) {
    const start = match.index + match[0].length;
    if (start < done) {
      continue;
    }
    const end = objectEnd(text, start);
    const inner = text.slice(start, end);
    const marked = inner.replace(STRINGS_AND_FLOATS, (token) =>
      token.startsWith('"') ? token : `"${MARK_WRITTEN}${token}"`,
    );
    if (marked !== inner) {
      parts.push(text.slice(done, start), marked);
      done = end;
    }
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(done);
}

/** Behind the closing brace of the object that begins there; the end of the text where it is torn. */
function objectEnd(text: string, start: number): number {
  let depth = 0;
  STRINGS_AND_BRACES.lastIndex = start;
  for (let found = STRINGS_AND_BRACES.exec(text); found !== null; found = STRINGS_AND_BRACES.exec(text)) {
    depth += found[0] === '{' ? 1 : found[0] === '}' ? -1 : 0;
    if (depth === 0) {
      return STRINGS_AND_BRACES.lastIndex;
    }
  }
  return text.length;
}

function unmark(key: string, value: unknown): unknown {
  if (typeof value === 'string' && value.startsWith(MARK)) {
    return float(Number(value.slice(MARK.length)));
  }
  return key === 'arguments' && isDictionary(value as Value) ? plainArguments(value as never) : value;
}
