import { type FileHandle, open, truncate } from 'node:fs/promises';
import type { RunRow } from '../../records/run-row.ts';
import { namePath, writeWhole } from '../../records/write-whole.ts';
import { type KeptLine, readJournal } from './read-journal.ts';

/** The finished episodes of a run that is under way, one line each; `<run>.journal.jsonl`. */
export interface Journal {
  readonly path: string;
  /** The last line of each episode, by its key. */
  readonly lines: ReadonlyMap<string, KeptLine>;
  /** Adds a finished episode; resolves once the line is on the disk. */
  append(row: { readonly key: string; readonly line: string }): Promise<void>;
  close(): Promise<void>;
}

/** Begins a journal. Its first line, which says what run it is, is there whole or not at all. */
export async function createJournal({
  path,
  head,
  check,
}: {
  readonly path: string;
  readonly head: unknown;
  readonly check?: Check;
}): Promise<Journal> {
  const text = `${JSON.stringify({ journal: 1, head })}\n`;
  await writeWhole({ path, content: text });
  return openForAppend({ path, size: Buffer.byteLength(text), lines: new Map(), check });
}

/** Throws where this process may no longer write to the run; asked before every write. */
type Check = (() => Promise<void>) | undefined;

/** Goes on with a journal: a torn last line is cut off. `keep` says which rows stand; the others stand until they are played again. */
export async function resumeJournal({
  path,
  keep,
  check,
}: {
  readonly path: string;
  readonly keep: (row: RunRow) => boolean;
  readonly check?: Check;
}): Promise<{ readonly journal: Journal; readonly rows: readonly RunRow[]; readonly again: readonly RunRow[] }> {
  const { lines, rows, again, size } = await readJournal({ path, keep });
  await truncate(path, size);
  return { journal: await openForAppend({ path, size, lines, check }), rows, again };
}

async function openForAppend({
  path,
  size,
  lines,
  check,
}: {
  readonly path: string;
  readonly size: number;
  readonly lines: Map<string, KeptLine>;
  readonly check: Check;
}): Promise<Journal> {
  const handle = await open(path, 'a');
  const writer = createWriter({ handle, path, start: size, check });
  return {
    path,
    lines,
    async append({ key, line }) {
      lines.set(key, await writer(line));
    },
    close: () => handle.close(),
  };
}

interface Waiting {
  readonly bytes: Buffer;
  readonly resolve: (line: KeptLine) => void;
  readonly reject: (error: unknown) => void;
}

/** Writes lines in the order in which they come; those that come while the disk is busy share the next write and sync. */
function createWriter({
  handle,
  path,
  start,
  check,
}: {
  readonly handle: FileHandle;
  readonly path: string;
  readonly start: number;
  readonly check: Check;
}): (line: string) => Promise<KeptLine> {
  let size = start;
  let waiting: Waiting[] = [];
  let busy = false;
  let broken: { readonly error: unknown } | null = null;

  async function drain(): Promise<void> {
    busy = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        // Behind half a line, as a full disk leaves it, a whole one would be lost too.
        if (broken !== null) {
          throw broken.error;
        }
        await check?.();
        await handle.appendFile(Buffer.concat(batch.map(({ bytes }) => bytes)));
        await handle.datasync();
        for (const { bytes, resolve } of batch) {
          resolve({ offset: size, bytes: bytes.length - 1 });
          size += bytes.length;
        }
      } catch (error) {
        broken ??= { error: namePath(error, path) };
        for (const { reject } of batch) {
          reject(broken.error);
        }
      }
    }
    busy = false;
  }

  return (line) =>
    new Promise((resolve, reject) => {
      waiting.push({ bytes: Buffer.from(`${line}\n`), resolve, reject });
      if (!busy) {
        void drain();
      }
    });
}
