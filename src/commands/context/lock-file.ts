import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { kill, pid } from 'node:process';
import { type FileLock, type LockOwner, takeLock } from '../../run/files/lock.ts';

/** Takes a lock file for this process; null where another living process has it. */
export async function lockFile(path: string): Promise<FileLock | null> {
  return await takeLock({ path, owner });
}

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
