import type { ChildProcess } from 'node:child_process';
import { platform } from 'node:os';
import process from 'node:process';

/** Whether a process and all that it starts can be ended at once. */
export const hasProcessGroups = platform() !== 'win32';

/** Ends a process that was started detached, and all that it started. */
export function killGroup(child: ChildProcess): void {
  if (!hasProcessGroups || child.pid === undefined) {
    child.kill('SIGKILL');
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // All of them have ended.
  }
}
