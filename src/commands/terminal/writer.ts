import { sanitise, sanitiseLine } from '../../text/sanitise.ts';
import type { Environment } from '../context/environment.ts';

/**
 * The one way to stdout and stderr. A stream that closes or is full ends no work: what was still to be written to it is
 * dropped, and `failure` says why.
 */
export interface Writer {
  /** A line for people: control characters and escape sequences are taken out, line ends become spaces. */
  line(text: string): void;
  /** Lines for people, with a line end at the end. */
  text(text: string): void;
  /** Data for programs as it is; made harmless like `text` where the stream is a terminal. */
  data(text: string): void;
  /** Bytes that steer the terminal. Only texts of our own. */
  control(bytes: string): void;
  /** Why nothing can be written any more; null while it can. */
  readonly failure: NodeJS.ErrnoException | null;
  readonly isTerminal: boolean;
  /** Columns of the terminal; elsewhere those that COLUMNS names, at least 60, and 160 where it names none. */
  width(): number;
  /** Resolves when all is written, or nothing can be. */
  flush(): Promise<void>;
  /** No longer listens to the stream. */
  release(): void;
  /** For programs that draw by themselves. */
  readonly stream: NodeJS.WriteStream;
}

/** A writer to a stream of the process. */
export function createWriter({
  stream,
  environment,
}: {
  readonly stream: NodeJS.WriteStream;
  readonly environment: Environment;
}): Writer {
  let failure: NodeJS.ErrnoException | null = null;
  const fail = (error: NodeJS.ErrnoException): void => {
    failure ??= error;
  };
  stream.on('error', fail);
  const write = (text: string): void => {
    if (failure !== null || text === '') {
      return;
    }
    try {
      stream.write(text);
    } catch (error) {
      // Files are written to at once, and some versions of Node throw then.
      fail(error as NodeJS.ErrnoException);
    }
  };
  const isTerminal = stream.isTTY === true;
  const ended = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);
  return {
    line: (text) => write(`${sanitiseLine(text)}\n`),
    text: (text) => write(ended(sanitise(text))),
    data: (text) => write(isTerminal ? sanitise(text) : text),
    control: write,
    get failure() {
      return failure;
    },
    isTerminal,
    width: () => (isTerminal ? stream.columns || 80 : Math.max(60, Number(environment['COLUMNS']) || 160)),
    flush: async () => {
      if (failure === null) {
        await new Promise<void>((resolve) => stream.write('', () => resolve()));
      }
      // An error is told only after the callback of its write.
      await new Promise((resolve) => setImmediate(resolve));
    },
    release: () => {
      stream.off('error', fail);
    },
    stream,
  };
}
