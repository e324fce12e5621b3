import { parseWithExactArguments } from './exact-numbers.ts';
import { maximumDepth } from './value-state.ts';

/** A parsed value, or why there is none. */
export type Parsed =
  | { readonly value: unknown; readonly problem: null }
  | { readonly value: null; readonly problem: string };

/**
 * Parses JSON, also with the NaN and Infinity that Python writes (as null). Arguments of calls keep what Python sees in their
 * numbers for `exactArguments`. Never throws.
 */
export function parseJson(text: string): Parsed {
  try {
    return { value: (parseWithExactArguments(text) ?? { value: JSON.parse(text) }).value, problem: null };
  } catch (error) {
    const problem = error instanceof Error ? withoutQuotedText(error.message) : String(error);
    const without = withoutNonFinite(text);
    if (without === null) {
      return { value: null, problem };
    }
    try {
      return { value: JSON.parse(without), problem: null };
    } catch {
      return { value: null, problem };
    }
  }
}

/** Parses JSON that stands as a text inside a record; undefined where it is none, or nested more deeply than a record may be. */
export function parseInnerJson(text: string): unknown {
  const { value, problem } = parseJson(text);
  return problem !== null || (text.length > maximumDepth && isTooDeep(value)) ? undefined : value;
}

/** Whether a value is nested more deeply than anything of ours goes down. */
export function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > maximumDepth) {
      return true;
    }
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
  }
  return false;
}

/** The text with null for each NaN, Infinity and -Infinity outside quotes; null where there is none. */
function withoutNonFinite(text: string): string | null {
  const parts: string[] = [];
  let done = 0;
  for (let index = 0; index < text.length; ) {
    const character = text[index];
    if (character === '"') {
      index = endOfText(text, index);
      continue;
    }
    const word = character === 'N' || character === 'I' || character === '-' ? nonFiniteAt(text, index) : null;
    if (word === null) {
      index++;
      continue;
    }
    parts.push(text.slice(done, index), 'null');
    index += word.length;
    done = index;
  }
  if (parts.length === 0) {
    return null;
  }
  return parts.join('') + text.slice(done);
}

function nonFiniteAt(text: string, index: number): string | null {
  return ['NaN', 'Infinity', '-Infinity'].find((word) => text.startsWith(word, index)) ?? null;
}

function endOfText(text: string, from: number): number {
  for (let index = from + 1; index < text.length; index++) {
    if (text[index] === '\\') {
      index++;
    } else if (text[index] === '"') {
      return index + 1;
    }
  }
  return text.length;
}

/** The engine's message without the piece of the file that it quotes. */
function withoutQuotedText(message: string): string {
  return (message.split(', ')[0] ?? message).replace(/\p{C}/gu, '?');
}
