/** "a", "a and b", "a, b and c". */
export function listWords(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** With a capital letter at the front. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
