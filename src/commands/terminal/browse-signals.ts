import { leaveScreen } from '../../browse/alternate-screen.ts';
import type { Host } from '../context/host.ts';

/** Turns what can end the process from outside into one abort signal, so that the terminal is restored first. */
export interface BrowseSignals {
  readonly signal: AbortSignal;
  /** Wraps work during which Ctrl-C belongs to another program. */
  readonly ignoringInterrupts: <Input, Output>(work: (input: Input) => Output) => (input: Input) => Output;
  /** Gives the signals back; call it when the terminal is restored. */
  readonly stop: () => void;
  /** Does what the process was told to do: dies by the signal, or throws the error that nobody caught. */
  readonly rethrow: () => void;
}

/** Listens to SIGINT, SIGTERM, SIGHUP, uncaught errors and the end of the process. */
export function browseSignals({
  stdout,
  host,
}: {
  readonly stdout: NodeJS.WriteStream;
  readonly host: Host;
}): BrowseSignals {
  const controller = new AbortController();
  let received: NodeJS.Signals | null = null;
  let uncaught: { readonly error: unknown } | null = null;
  let ignoring = false;
  const listeners = signalNames.map((name) => ({
    name,
    listen: (): void => {
      if (ignoring && name === 'SIGINT') {
        return;
      }
      received = name;
      controller.abort();
    },
  }));
  const onError = (error: unknown): void => {
    uncaught ??= { error };
    controller.abort();
  };
  const restore = (): void => {
    stdout.write(leaveScreen);
  };
  // A terminal that is gone refuses to be written to, which is no news after SIGHUP.
  const onWriteError = (): void => controller.abort();
  for (const { name, listen } of listeners) {
    host.on(name, listen);
  }
  host.on('uncaughtException', onError);
  host.on('exit', restore);
  stdout.on('error', onWriteError);
  return {
    signal: controller.signal,
    ignoringInterrupts: (work) => (input) => {
      ignoring = true;
      try {
        return work(input);
      } finally {
        // The signal is delivered only after this turn.
        setTimeout(() => {
          ignoring = false;
        }, 100).unref();
      }
    },
    stop: () => {
      for (const { name, listen } of listeners) {
        host.off(name, listen);
      }
      host.off('uncaughtException', onError);
      host.off('exit', restore);
      stdout.off('error', onWriteError);
    },
    rethrow: () => {
      if (uncaught !== null) {
        throw uncaught.error;
      }
      if (received !== null) {
        host.kill(host.pid, received);
      }
    },
  };
}

const signalNames = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
