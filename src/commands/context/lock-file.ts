import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { kill, pid } from 'node:process';
import { type FileLock, takeLock } from '../../run/files/lock.ts';
import type { LockOwner } from '../../run/files/lock-line.ts';
import { sweepLocks } from '../../run/files/sweep-locks.ts';

/** Takes a lock file for this process; null where another living process has it. The first one in a folder is swept for. */
export async function lockFile(path: string): Promise<FileLock | null> {
  const lock = await takeLock({ path, owner });
  const folder = dirname(path);
  if (lock !== null && !swept.has(folder)) {
    swept.add(folder);
    // What cannot be swept away is no reason not to work.
    await sweepLocks({ folder, owner }).catch(() => undefined);
  }
  return lock;
}

const swept = new Set<string>();

const owner: LockOwner = {
  pid,
  host: hostname().replaceAll(/\s/g, '_'),
  createToken: () => randomBytes(8).toString('hex'),
  isAlive,
  tokens: new Set(),
};

function isAlive(other: number): boolean {
  try {
    kill(other, 0);
    return true;
  } catch (error) {
    // A process of another user may not be signalled, and lives.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
