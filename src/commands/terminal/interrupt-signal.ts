import type { Context } from '../context/context.ts';

/** A signal that follows Ctrl-C, and the way to give Ctrl-C back. */
export interface Interrupt {
  readonly signal: AbortSignal;
  release(): void;
}

/** Aborts on the first Ctrl-C or SIGTERM, so that what is done can be kept; a second one ends the process at once. */
export function listenForInterrupt({ host, err }: Pick<Context, 'host' | 'err'>): Interrupt {
  const controller = new AbortController();
  const release = (): void => {
    for (const name of signalNames) {
      host?.off(name, stop);
    }
  };
  const stop = (): void => {
    // Nobody listens to the next one, so the system ends the process by it.
    release();
    err.text('\nstopping; once more to stop at once');
    controller.abort(new Error('interrupted'));
  };
  for (const name of signalNames) {
    host?.on(name, stop);
  }
  return { signal: controller.signal, release };
}

const signalNames = ['SIGINT', 'SIGTERM'] as const;
