/** A text apart from the thoughts in it. */
export interface WithoutThoughts {
  /** What is left; null where nothing is but was before. */
  readonly said: string | null;
  readonly thoughts: string | null;
}

const tag = /<(\/?)(?:think|thinking|thought|thoughts|reasoning)>/giu;

/**
 * Takes the thoughts out of a text: what stands between `<think>` and `</think>`. Chat templates leave the first of the two out at
 * times, and a model that was cut off the second: then the thoughts go from the beginning, or to the end.
 */
export function splitThoughts(text: string): WithoutThoughts {
  const said: string[] = [];
  const thoughts: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { 0: found, 1: slash, index } of text.matchAll(tag)) {
    const closes = slash === '/';
    const before = text.slice(from, index);
    if (closes && depth === 0) {
      thoughts.push(...said.splice(0), before);
    } else {
      (depth > 0 ? thoughts : said).push(before);
    }
    depth = closes ? Math.max(0, depth - 1) : depth + 1;
    from = index + found.length;
  }
  if (from === 0) {
    return { said: text, thoughts: null };
  }
  (depth > 0 ? thoughts : said).push(text.slice(from));
  return { said: said.join('').trim() || null, thoughts: thoughts.join('\n').trim() };
}

/** Joins what was thought in several places; null where there is nothing. */
export function joinThoughts(parts: readonly (string | null)[]): string | null {
  const found = parts.flatMap((part) => (part === null || part.trim() === '' ? [] : [part.trim()]));
  return found.length === 0 ? null : [...new Set(found)].join('\n\n');
}
