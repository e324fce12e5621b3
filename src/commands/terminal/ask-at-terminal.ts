import { createInterface } from 'node:readline/promises';
import type { Context } from '../context/context.ts';
import { UsageError } from '../errors/usage-error.ts';

/** A person to ask, and the way to let go of the terminal. */
export interface Person {
  readonly ask: (text: string, signal: AbortSignal) => Promise<string>;
  readonly leave: () => void;
}

/** Asks the person at the terminal, line by line; the end of the input ends the conversation. */
export function askAtTerminal({ stdin, err }: Pick<Context, 'stdin' | 'err'>): Person {
  if (stdin.readableEnded) {
    throw new UsageError('--user-strategy human needs a terminal to type at.');
  }
  const lines = createInterface({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY });
  const waiting: string[] = [];
  let take: ((line: string | null) => void) | null = null;
  let ended = false;
  lines.on('line', (line) => {
    if (take) {
      take(line);
    } else {
      waiting.push(line);
    }
  });
  lines.on('close', () => {
    ended = true;
    take?.(null);
  });
  const ask: Person['ask'] = async (text, signal) => {
    err.text(`\n${text}`);
    err.control('> ');
    const line =
      waiting.shift() ??
      (ended
        ? null
        : await new Promise<string | null>((resolve, reject) => {
            const stop = () => reject(signal.reason);
            signal.addEventListener('abort', stop, { once: true });
            take = (typed) => {
              take = null;
              signal.removeEventListener('abort', stop);
              resolve(typed);
            };
          }));
    return line ?? '###STOP###';
  };
  return { ask, leave: () => lines.close() };
}
