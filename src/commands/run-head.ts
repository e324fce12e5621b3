import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { hideTexts, plainUrl, urlRecord } from '../models/plain-url.ts';
import { type RunHeader, runHeaderSchema } from '../records/run-header.ts';
import { readJournalHead } from '../run/files/read-journal.ts';
import { type RunPaths, runPaths } from '../run/files/run-paths.ts';
import { redact } from '../text/redact.ts';
import type { RunFlags } from './run.ts';
import type { RunRequest } from './run-config.ts';
import { UsageError } from './usage-error.ts';

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

const ofThisCall: readonly string[] = ['resume', 'retryErrors', 'dryRun', 'output', 'config', 'logDir'];

/** The options that a later `--resume PATH` need not repeat. What may hold a secret is not among them. */
export function optionsToKeep(flags: RunFlags, given: readonly string[]): Readonly<Record<string, unknown>> {
  const values = flags as unknown as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    given
      .filter((name) => !ofThisCall.includes(name) && values[name] !== undefined && !maySecret(name, values[name]))
      .map((name) => [name, values[name]]),
  );
}

function maySecret(name: string, value: unknown): boolean {
  if (typeof value !== 'string') return false;
  if (name === 'extraBody') {
    const body = parseJson(value);
    return JSON.stringify(hideTexts(body)) !== JSON.stringify(body);
  }
  return redact(value) !== value || (/^\w+:\/\//.test(value) && urlRecord(value) !== plainUrl(value));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The flags with those of the run that `--resume PATH` names, where they were not given anew. */
export async function withResumedOptions({ flags, given }: RunRequest): Promise<RunRequest> {
  if (typeof flags.resume !== 'string') return { flags, given };
  const list = listOf(flags.resume);
  const paths = runPaths(list);
  if (!existsSync(paths.list) && !existsSync(paths.journal)) {
    throw new UsageError(`--resume: there is neither ${list} nor its journal.`);
  }
  const head = await readRunHead(paths);
  if (head === null) throw new UsageError(`${list} is no run that can be resumed: it has neither journal nor header.`);
  const kept = Object.entries(head.options).filter(([name]) => !given.includes(name) && !ofThisCall.includes(name));
  return { flags: { ...flags, ...Object.fromEntries(kept) }, given: [...given, ...kept.map(([name]) => name)] };
}
