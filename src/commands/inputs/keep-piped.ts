import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Context } from '../context/context.ts';
import { UsageError } from '../errors/usage-error.ts';

/** Files that can be read as often as it takes. */
export interface KeptInputs {
  readonly files: readonly string[];
  /** A line for each that was kept. */
  readonly kept: readonly string[];
  /** Takes away what was kept for this call alone. */
  readonly release: () => Promise<void>;
}

/**
 * Results are read more than once, and looked at again later, which a pipe or process substitution does not allow: what
 * comes through one is kept in `folder` under a name by its content, or, where that is null, for this call alone.
 */
export async function keepPiped({
  files,
  folder,
  context,
  signal = null,
}: {
  readonly files: readonly string[];
  readonly folder: string | null;
  readonly context: Pick<Context, 'stdin'>;
  /** Gives up waiting for what comes through a pipe. */
  readonly signal?: AbortSignal | null;
}): Promise<KeptInputs> {
  const found: string[] = [];
  const kept: string[] = [];
  let temporary: string | null = null;
  const release = async (): Promise<void> => {
    if (temporary !== null) {
      await rm(temporary, { recursive: true, force: true });
    }
  };
  for (const file of files) {
    if (!(await isReadOnce(file))) {
      found.push(file);
      continue;
    }
    try {
      if (folder === null) {
        temporary ??= await mkdtemp(join(tmpdir(), 'tau-triage-'));
      }
      const copy = await keep({ file, folder: folder ?? temporary ?? tmpdir(), context, signal });
      found.push(copy);
      if (folder !== null) {
        kept.push(`${file} can be read but once: what came through it is kept as ${copy}.`);
      }
    } catch (error) {
      await release();
      signal?.throwIfAborted();
      throw error;
    }
  }
  return { files: found, kept, release };
}

async function isReadOnce(file: string): Promise<boolean> {
  const found = await stat(file);
  if (found.isFIFO() || found.isSocket()) {
    return true;
  }
  // A file that a shell handed over has no name that lasts.
  if (found.isFile() && /^\/(?:dev|proc)\//.test(file)) {
    return true;
  }
  if (found.isFile() || found.isDirectory()) {
    return false;
  }
  throw new UsageError(`${file} is neither a file, a folder nor a pipe: name a results file, or write to a pipe.`);
}

async function keep({
  file,
  folder,
  context,
  signal,
}: {
  readonly file: string;
  readonly folder: string;
  readonly context: Pick<Context, 'stdin'>;
  readonly signal: AbortSignal | null;
}): Promise<string> {
  await mkdir(folder, { recursive: true });
  const draft = await mkdtemp(join(folder, '.piped-'));
  try {
    const digest = createHash('sha256');
    const source = await open(file, context);
    await pipeline(
      source,
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          digest.update(chunk);
          yield chunk;
        }
      },
      createWriteStream(join(draft, 'input')),
      signal === null ? {} : { signal },
    );
    const path = join(folder, `piped-${digest.digest('hex').slice(0, 12)}.json`);
    await rename(join(draft, 'input'), path);
    return path;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Programs of Node hand a socket over as stdin, which cannot be opened by its path. */
async function open(file: string, context: Pick<Context, 'stdin'>): Promise<Readable> {
  return (await stat(file)).isSocket() ? context.stdin : createReadStream(file);
}
