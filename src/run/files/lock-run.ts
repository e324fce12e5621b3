import { readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { resolve } from 'node:path';

/** A run that this process alone may write to. */
export interface RunLock {
  release(): Promise<void>;
}

/** Takes the lock file of a run; null where another living process has it. One that a killed process left does not count. */
export async function lockRun(path: string): Promise<RunLock | null> {
  const place = resolve(path);
  for (let attempt = 0; attempt < 2; attempt++) {
    if (held.has(place)) return null;
    try {
      await writeFile(path, `${process.pid} ${hostname()}\n`, { flag: 'wx' });
      held.add(place);
      return {
        release: async () => {
          held.delete(place);
          await rm(path, { force: true });
        },
      };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    if (isHeld(path)) return null;
    await rm(path, { force: true });
  }
  return null;
}

/** The locks that this process has: another one may have had its id before it. */
const held = new Set<string>();

/** Whether the process that wrote the lock lives, as far as this machine can tell. */
export function isHeld(path: string): boolean {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return false;
  }
  // A file without its line is just being written.
  if (!text.endsWith('\n')) return true;
  const [id = '', host = ''] = text.trim().split(' ');
  // A container that was started anew has another name, and often gives out the same ids.
  if (host !== hostname() || Number(id) === process.pid) return false;
  try {
    process.kill(Number(id), 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
