import { platform } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import type { Host } from '../context/host.ts';

/** Stops the foreground job as Ctrl-Z would; resolves when it goes on, or at once where no shell could continue it. */
export async function suspendProcess(host: Pick<Host, 'kill'>): Promise<void> {
  if (platform() === 'win32') {
    return;
  }
  host.kill(0, 'SIGTSTP');
  // The timer stands still with the process and fires when it is continued.
  await wait(100);
}
