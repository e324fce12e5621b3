import { isList, type Value } from '../../python/value.ts';

/** The texts of a list argument, whatever stands there. */
export function textsIn(value: unknown): string[] {
  return isList(value as Value) ? (value as readonly unknown[]).map(String) : [String(value)];
}

/** `a, b and c`. */
export function joined(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** The word with the article that its sound takes. */
export function withArticle(words: string): string {
  return `${/^[aeiou]/i.test(words) ? 'an' : 'a'} ${words}`;
}

/** A number of things: "no bags", "1 bag", "2 bags". */
export function counted(number: unknown, noun: string): string {
  const text = String(number);
  if (text === '0') {
    return `no ${noun}s`;
  }
  return `${text} ${noun}${text === '1' ? '' : 's'}`;
}
