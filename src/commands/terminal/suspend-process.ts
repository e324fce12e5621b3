import { setTimeout as wait } from 'node:timers/promises';

/** Stops the foreground job as Ctrl-Z would; resolves when it goes on, or at once where no shell could continue it. */
export async function suspendProcess(): Promise<void> {
  if (process.platform === 'win32') return;
  process.kill(0, 'SIGTSTP');
  // The timer stands still with the process and fires when it is continued.
  await wait(100);
}
