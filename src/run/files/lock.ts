import { type FileHandle, link, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { namePath } from '../../records/write-whole.ts';
import { codeOf, type FoundLock, guardOf, helperPath, isDead, type LockOwner, lineOf, readLock } from './lock-line.ts';

/** A file of a fixed name that one process alone has. */
export interface FileLock {
  /** Aborted where another process took the lock over, with an Error of one sentence as its reason. */
  readonly lost: AbortSignal;
  /** Throws that Error where the lock is no longer this process's own. */
  check(): Promise<void>;
  release(): Promise<void>;
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
  const line = lineOf(owner, token);
  const handle = (await createNew(path, line)) ?? (await replaceStale(options, line));
  if (handle !== null && (await tokenAt(path)) === token) {
    return holdLock({ options, token, line, handle });
  }
  await handle?.close();
  owner.tokens.delete(token);
  return null;
}

/** Makes the lock file with its line in it; null where there is one. */
async function createNew(path: string, line: string): Promise<FileHandle | null> {
  const fresh = helperPath(path, line, 'new');
  const handle = await writeLine(fresh, line);
  try {
    await link(fresh, path);
    return handle;
  } catch (error) {
    await handle?.close();
    if (codeOf(error) === 'EEXIST') {
      return null;
    }
    // Not every disk has hard links; without them a process may die before its line is written.
    if (!noLinks.includes(codeOf(error) ?? '')) {
      throw error;
    }
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
    if (codeOf(error) === 'EEXIST') {
      return null;
    }
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
  if (found === null) {
    return await createNew(path, line);
  }
  if (!(await isStale(options, found))) {
    return null;
  }
  const guard = await takeLock({ ...options, path: guardOf(path, found) });
  if (guard === null) {
    return null;
  }
  try {
    const now = await readLock(path);
    if (now === null || guardOf(path, now) !== guardOf(path, found)) {
      return null;
    }
    const fresh = helperPath(path, line, 'new');
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

async function tokenAt(path: string): Promise<string | null> {
  return (await readLock(path))?.token ?? null;
}

async function isStale({ path, owner, staleAfter = defaults.staleAfter }: LockOptions, found: FoundLock) {
  if (isDead(owner, found)) {
    return true;
  }
  if (found.token !== null && found.host === owner.host && found.pid === owner.pid) {
    return false;
  }
  // Two clocks may differ: the lock's time is compared with that of a file which the same disk makes now.
  const token = owner.createToken();
  owner.tokens.add(token);
  const probe = helperPath(path, lineOf(owner, token), 'now');
  try {
    await writeFile(probe, '');
    return (await stat(probe)).mtimeMs - found.renewed > staleAfter;
  } finally {
    await rm(probe, { force: true });
    owner.tokens.delete(token);
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
      if ((await tokenAt(path)) === token) {
        await rm(path, { force: true });
      }
      owner.tokens.delete(token);
    },
  };
}
