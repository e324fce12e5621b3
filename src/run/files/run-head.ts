import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { type RunHeader, runHeaderSchema } from '../../records/run-header.ts';
import { readJournalHead } from './read-journal.ts';
import type { RunPaths } from './run-paths.ts';

const headSchema = z.object({
  settings: z.record(z.string(), z.unknown()),
  options: z.record(z.string(), z.unknown()).default({}),
});

/** What a run was begun with: what bears on its results, and the options as they were given. */
export type RunHead = z.infer<typeof headSchema>;

/** Reads it from the journal, or, where the run has ended, from the header; null where there is no such run. */
export async function readRunHead(paths: RunPaths): Promise<RunHead | null> {
  const found = existsSync(paths.journal)
    ? await readJournalHead(paths.journal)
    : existsSync(paths.list)
      ? readHeader(paths.header)
      : null;
  const head = headSchema.safeParse(found);
  return head.success ? head.data : null;
}

/** The header of a run; null where there is none that can be read. */
export function readHeader(path: string): RunHeader | null {
  try {
    return runHeaderSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

/** The list that a list, a journal or a header belongs to. */
export function listOf(path: string): string {
  return path.replace(/\.(?:journal\.jsonl|header\.json|json)$/, '.json');
}
