import type { Journal } from './files/journal.ts';

/** A journal that keeps its lines in memory, in the order in which episodes ended. */
export function createMemoryJournal(): Journal & { readonly kept: ReadonlyMap<string, string> } {
  const kept = new Map<string, string>();
  return {
    path: '',
    lines: new Map(),
    kept,
    append: async ({ key, line }) => void kept.set(key, line),
    close: async () => {},
  };
}
