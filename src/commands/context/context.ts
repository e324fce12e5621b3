import type { Writer } from '../terminal/writer.ts';
import type { Environment } from './environment.ts';
import type { Host } from './host.ts';

/** What is around a call of the program. Nothing else of the process is used below it. */
export interface Surroundings {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly environment: Environment;
  /** The folder from which relative paths count. */
  readonly cwd: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The process, where the call may listen to its signals; absent where main is called within another program. */
  readonly host?: Host | undefined;
}

/** What a command gets beside its request. */
export interface Context extends Omit<Surroundings, 'stdout' | 'stderr' | 'host'> {
  readonly out: Writer;
  readonly err: Writer;
  readonly host: Host | null;
  /** A path as it was written, to be opened from here. */
  readonly at: (path: string) => string;
}
