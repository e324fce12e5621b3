import { type FileHandle, link, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { namePath } from '../../records/write-whole.ts';

/** A file of a fixed name that one process alone has. */
export interface FileLock {
  /** Aborted where another process took the lock over, with an Error of one sentence as its reason. */
  readonly lost: AbortSignal;
  /** Throws that Error where the lock is no longer this process's own. */
  check(): Promise<void>;
  release(): Promise<void>;
}

/** Who asks for a lock. */
export interface LockOwner {
  readonly pid: number;
  readonly host: string;
  /** A text without white space that nobody ever had before. */
  readonly createToken: () => string;
  /** Whether a process of this host lives. */
  readonly isAlive: (pid: number) => boolean;
  /** Tokens of the locks that this process has: another process may have had its id before it. */
  readonly tokens: Set<string>;
}

/** A lock to take. Times in milliseconds. */
export interface LockOptions {
  readonly path: string;
  readonly owner: LockOwner;
  /** A lock that was not renewed for so long counts no more, wherever its process is. */
  readonly staleAfter?: number;
  readonly renewEvery?: number;
}

/**
 * Takes a lock file; null where another process has it. A lock counts no more where its process on this host is dead, or
 * where it was not renewed for `staleAfter`. Of several processes that find such a lock one gets it: who replaces a lock
 * needs a lock on that lock's own token first, so nobody can replace what came after it. See
 * docs/decisions/2026-11-26-lock-files.md.
 */
export async function takeLock(options: LockOptions): Promise<FileLock | null> {
  const { path, owner } = options;
  const token = owner.createToken();
  owner.tokens.add(token);
  const line = `${owner.pid} ${owner.host} ${token}\n`;
  const handle = (await createNew(path, line)) ?? (await replaceStale(options, line));
  if (handle !== null && (await tokenAt(path)) === token) return holdLock({ options, token, line, handle });
  await handle?.close();
  owner.tokens.delete(token);
  return null;
}

/** Makes the lock file with its line in it; null where there is one. */
async function createNew(path: string, line: string): Promise<FileHandle | null> {
  const fresh = freshPath(path, line);
  const handle = await writeLine(fresh, line);
  try {
    await link(fresh, path);
    return handle;
  } catch (error) {
    await handle?.close();
    if (codeOf(error) === 'EEXIST') return null;
    // Not every disk has hard links; without them a process may die before its line is written.
    if (!noLinks.includes(codeOf(error) ?? '')) throw error;
    return await writeLine(path, line);
  } finally {
    await rm(fresh, { force: true });
  }
}

const noLinks: readonly string[] = ['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK'];

/** A new file with this line; null where there is a file. */
async function writeLine(path: string, line: string): Promise<FileHandle | null> {
  let handle: FileHandle;
  try {
    handle = await open(path, 'wx');
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return null;
    throw error;
  }
  try {
    await handle.write(line, 0);
    return handle;
  } catch (error) {
    await handle.close();
    await rm(path, { force: true });
    throw namePath(error, path);
  }
}

async function replaceStale(options: LockOptions, line: string): Promise<FileHandle | null> {
  const { path } = options;
  const found = await readLock(path);
  // Released between two looks: whoever comes next may have it.
  if (found === null) return await createNew(path, line);
  if (!(await isStale(options, found))) return null;
  const guard = await takeLock({ ...options, path: guardOf(path, found) });
  if (guard === null) return null;
  try {
    const now = await readLock(path);
    if (now === null || guardOf(path, now) !== guardOf(path, found)) return null;
    const fresh = freshPath(path, line);
    const handle = await writeLine(fresh, line);
    try {
      await guard.check();
      await rename(fresh, path);
      return handle;
    } catch (error) {
      await handle?.close();
      await rm(fresh, { force: true });
      throw error;
    }
  } finally {
    await guard.release();
  }
}

/** The lock on the right to replace a lock. One without a whole line is known by its place on the disk. */
function guardOf(path: string, { token, inode }: FoundLock): string {
  return beside(path, token ?? `torn-${inode}`);
}

function freshPath(path: string, line: string): string {
  return beside(path, `${tokenIn(line)}.new`);
}

/** A hidden file in the same folder; its name is short, for the lock's own may be as long as a name can be. */
function beside(path: string, name: string): string {
  return join(dirname(path), `.${name}.lock`);
}

interface FoundLock {
  readonly pid: number;
  readonly host: string;
  /** Null where the file has no whole line, as while it is being written. */
  readonly token: string | null;
  readonly inode: number;
  /** When it was last written to, by the clock of its disk. */
  readonly renewed: number;
}

async function readLock(path: string): Promise<FoundLock | null> {
  try {
    const [text, { ino, mtimeMs }] = [await readFile(path, 'utf8'), await stat(path)];
    const [pid = '', host = ''] = text.trim().split(' ');
    return { pid: Number(pid), host, token: tokenIn(text), inode: ino, renewed: mtimeMs };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

async function tokenAt(path: string): Promise<string | null> {
  return (await readLock(path))?.token ?? null;
}

/** The third word of a whole line; of an older version's line, which has two words, the line itself. */
function tokenIn(text: string): string | null {
  if (!text.endsWith('\n')) return null;
  const [pid = '', host = '', token] = text.trim().split(' ');
  return (token ?? `${pid}-${host}`).replaceAll(/[^\w.-]/g, '_').slice(0, 40) || null;
}

async function isStale({ path, owner, staleAfter = defaults.staleAfter }: LockOptions, found: FoundLock) {
  const { pid, host, token, renewed } = found;
  if (token !== null && host === owner.host) {
    if (pid === owner.pid) return !owner.tokens.has(token);
    if (!owner.isAlive(pid)) return true;
  }
  // Two clocks may differ: the lock's time is compared with that of a file which the same disk makes now.
  const probe = beside(path, `${owner.createToken()}.now`);
  await writeFile(probe, '');
  try {
    return (await stat(probe)).mtimeMs - renewed > staleAfter;
  } finally {
    await rm(probe, { force: true });
  }
}

/** A run may be silent for long; a process that cannot write for a minute is taken to be gone. */
const defaults = { staleAfter: 60_000, renewEvery: 10_000 } as const;

function holdLock({
  options,
  token,
  line,
  handle,
}: {
  readonly options: LockOptions;
  readonly token: string;
  readonly line: string;
  readonly handle: FileHandle;
}): FileLock {
  const { path, owner, renewEvery = defaults.renewEvery } = options;
  const controller = new AbortController();
  const check = async () => {
    if (!controller.signal.aborted && (await tokenAt(path)) !== token) {
      controller.abort(new Error(`another process took ${path} over, so this one stops; what it wrote is kept.`));
    }
    controller.signal.throwIfAborted();
  };
  // Writing the same line again sets the file's time by the disk's clock; a file that was replaced is written to in vain.
  const renew = () =>
    handle
      .write(line, 0)
      .then(check)
      .catch(() => undefined);
  const timer = setInterval(renew, renewEvery);
  timer.unref();
  return {
    lost: controller.signal,
    check,
    release: async () => {
      clearInterval(timer);
      await handle.close();
      if ((await tokenAt(path)) === token) await rm(path, { force: true });
      owner.tokens.delete(token);
    },
  };
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error ? String(error.code) : null;
}
