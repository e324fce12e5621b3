import { randomBytes } from 'node:crypto';
import { type FileLock, takeLock } from '../../src/run/files/lock.ts';
import type { LockOrder } from './lock-contest.ts';

// Takes and releases locks as its parent says, beginning at a time that several children are given.
const owner = {
  pid: process.pid,
  host: 'this-host',
  createToken: () => randomBytes(8).toString('hex'),
  isAlive: (pid: number) => {
    try {
      process.kill(pid, 0);
      return true;
    } catch {
      return false;
    }
  },
  tokens: new Set<string>(),
};
let lock: FileLock | null = null;
process.on('message', async ({ take, at }: LockOrder) => {
  if (take === null) {
    await lock?.release();
    lock = null;
    process.send?.(true);
    return;
  }
  while (Date.now() < at) {}
  lock = await takeLock({ path: take, owner });
  process.send?.(lock !== null);
});
process.send?.('ready');
