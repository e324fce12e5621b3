import { sanitiseLine } from '../../text/sanitise.ts';
import type { Context } from '../context/context.ts';
import { formatDuration } from './format-duration.ts';

/** A line that tells how far long work is; silent where stderr is no terminal. */
export interface Progress {
  /** One more is done; `text` says what the line should add. */
  step(text?: string): void;
  /** Prints a line of its own above the progress line. */
  print(line: string): void;
  stop(): void;
}

/** Progress on stderr; `total` is null where it is not known. Redraws at most ten times a second. */
export function createProgress({
  context: { err, environment, now },
  total,
  unit,
}: {
  readonly context: Pick<Context, 'err' | 'environment' | 'now'>;
  readonly total: number | null;
  readonly unit: string;
}): Progress {
  const started = now();
  let done = 0;
  let drawn = 0;
  let added = '';
  const live = err.isTerminal && environment['TERM'] !== 'dumb';
  const draw = () => {
    const seconds = (now() - started) / 1000;
    const left = total !== null && done > 0 ? `, ${formatDuration((seconds / done) * (total - done))} left` : '';
    const text = `${done}${total === null ? '' : `/${total}`} ${unit}, ${formatDuration(seconds)}${left}${added ? `, ${added}` : ''}`;
    err.control(`\r${sanitiseLine(text).slice(0, err.width() - 1)}\x1b[K`);
  };
  const clear = () => {
    if (live && drawn > 0) {
      err.control('\r\x1b[K');
    }
  };
  return {
    step: (text) => {
      done += 1;
      if (text !== undefined) {
        added = text;
      }
      if (!live || now() - drawn < 100) {
        return;
      }
      drawn = now();
      draw();
    },
    print: (line) => {
      clear();
      err.line(line);
    },
    stop: clear,
  };
}
