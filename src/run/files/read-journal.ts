import { createReadStream } from 'node:fs';
import { type RunRow, runRowSchema } from '../../records/run-row.ts';
import { episodeKey } from '../episode-key.ts';

/** Where a line stands in its journal, without its line end. */
export interface KeptLine {
  readonly offset: number;
  readonly bytes: number;
}

/** What a journal holds. */
export interface JournalContent {
  readonly head: unknown;
  readonly lines: Map<string, KeptLine>;
  /** Those that stand, and those that do not. */
  readonly rows: readonly RunRow[];
  readonly again: readonly RunRow[];
  /** Bytes up to the end of the last whole line. */
  readonly size: number;
}

/** Reads a journal in one pass, a line at a time. Throws one sentence where its first line does not make it a journal. */
export async function readJournal({
  path,
  keep = () => true,
}: {
  readonly path: string;
  readonly keep?: (row: RunRow) => boolean;
}): Promise<JournalContent> {
  const lines = new Map<string, KeptLine>();
  const rows = new Map<string, RunRow>();
  const again = new Map<string, RunRow>();
  let head: unknown;
  let size = 0;
  for await (const line of wholeLines(path)) {
    const value = parse(line);
    const offset = size;
    size += line.length + 1;
    if (offset === 0) {
      head = readHead(value, path);
      continue;
    }
    const row = runRowSchema.safeParse(value);
    if (!row.success) {
      continue;
    }
    const key = episodeKey(row.data);
    lines.set(key, { offset, bytes: line.length });
    const stands = keep(row.data);
    (stands ? rows : again).set(key, row.data);
    (stands ? again : rows).delete(key);
  }
  if (size === 0) {
    throw new Error(`${path} is no journal of a run: its first line is missing.`);
  }
  return { head, lines, rows: [...rows.values()], again: [...again.values()], size };
}

/** The head of a journal alone: what run it is. Null where the file is no journal. */
export async function readJournalHead(path: string): Promise<unknown> {
  for await (const line of wholeLines(path)) {
    try {
      return readHead(parse(line), path);
    } catch {
      return null;
    }
  }
  return null;
}

function readHead(value: unknown, path: string): unknown {
  if (typeof value === 'object' && value !== null && 'journal' in value && 'head' in value) {
    return value.head;
  }
  throw new Error(`${path} is no journal of a run: its first line does not say what run it is.`);
}

function parse(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Every line that has its end; what stands behind the last line end is torn. */
async function* wholeLines(path: string): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  for await (const chunk of createReadStream(path)) {
    let rest = chunk as Buffer;
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      yield Buffer.concat([...parts, rest.subarray(0, end)]);
      parts = [];
      rest = rest.subarray(end + 1);
    }
    if (rest.length > 0) {
      parts.push(rest);
    }
  }
}
