import { createWriter } from '../terminal/writer.ts';
import type { Context, Surroundings } from './context.ts';
import { pathFrom } from './path-from.ts';

/** The context of one call. Its writers listen to errors of the streams until they are released. */
export function createContext(surroundings: Surroundings): Context {
  const { stdout, stderr, environment, cwd, now, host } = surroundings;
  return {
    // Only asked for where somebody is to type: looking at it changes how the process reads it.
    get stdin() {
      return surroundings.stdin;
    },
    out: createWriter({ stream: stdout, environment }),
    err: createWriter({ stream: stderr, environment }),
    environment,
    cwd,
    now,
    host: host ?? null,
    at: pathFrom(cwd),
  };
}
