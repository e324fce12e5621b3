/** Clauses of a text in plain words: parts of a sentence that can each say something of their own. */
export function clausesOf(plain: string): string[] {
  return plain.split(/(?<=[.!?;])\s+|\n+|, (?:and |but |so |then )?| - | but | and (?=the |not )/);
}

/** Sentences and list lines of a text, each verbatim. */
export function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?])\s+|\n+/).filter((sentence) => sentence.trim() !== '');
}
