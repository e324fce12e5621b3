/** A signal that follows Ctrl-C, and the way to give Ctrl-C back. */
export interface Interrupt {
  readonly signal: AbortSignal;
  release(): void;
}

/** Aborts on the first Ctrl-C or SIGTERM, so that what is done can be kept; a second one ends the process at once. */
export function listenForInterrupt(): Interrupt {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(130);
    process.stderr.write('\nstopping; once more to stop at once\n');
    controller.abort(new Error('interrupted'));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return {
    signal: controller.signal,
    release: () => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
    },
  };
}
