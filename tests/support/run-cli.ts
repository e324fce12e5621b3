import { EventEmitter } from 'node:events';
import { resolve } from 'node:path';
import { Readable, Writable } from 'node:stream';
import type { Host } from '../../src/commands/context/host.ts';
import { main } from '../../src/main.ts';

/** What a call of the program gave. */
export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How the program is called: folder, variables over the plain ones, what is typed, whether it draws on a terminal. */
export interface CliOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly stdin?: string;
  /** Columns of the terminal that stdout and stderr are; absent for pipes. */
  readonly columns?: number;
  /** Sends a signal when stderr holds a text. */
  readonly kill?: { readonly when: RegExp; readonly signal: 'SIGINT' | 'SIGTERM' };
  /** Sends Ctrl-C when it is aborted. */
  readonly interrupt?: AbortSignal;
}

/** Calls `main` with these words in this process. No build is needed. */
export async function runCli(words: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  const signals = new EventEmitter();
  const host = Object.assign(signals, { pid: process.pid, env: {}, kill: () => true }) as unknown as Host;
  options.interrupt?.addEventListener('abort', () => signals.emit('SIGINT', 'SIGINT'));
  const stdout = collect(options.columns);
  const stderr = collect(options.columns, (text) => {
    if (options.kill?.when.test(text)) {
      signals.emit(options.kill.signal, options.kill.signal);
    }
  });
  const leave = enter(resolve(options.cwd ?? '.'));
  try {
    const code = await main(words, {
      stdin: Readable.from(options.stdin === undefined ? [] : [options.stdin]) as NodeJS.ReadStream,
      stdout: stdout.stream,
      stderr: stderr.stream,
      environment: { ...process.env, ...plainEnvironment, ...options.env },
      cwd: process.cwd(),
      now: () => performance.timeOrigin + performance.now(),
      host,
    });
    return { code, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    leave();
  }
}

/** What no test wants to inherit. */
export const plainEnvironment = {
  TAU_TRIAGE_DATA: '/nowhere',
  CI: undefined,
  COLUMNS: undefined,
  OPENAI_API_KEY: undefined,
  OPENAI_BASE_URL: undefined,
  TAU_TRIAGE_CACHE: '',
} as const;

function collect(
  columns: number | undefined,
  onText: (text: string) => void = () => undefined,
): { readonly stream: NodeJS.WriteStream; readonly text: () => string } {
  let text = '';
  const stream = new Writable({
    decodeStrings: false,
    write(chunk, _, done) {
      text += chunk;
      onText(text);
      done();
    },
  });
  if (columns !== undefined) {
    Object.assign(stream, { isTTY: true, columns });
  }
  return { stream: stream as unknown as NodeJS.WriteStream, text: () => text };
}

let inside = 0;

/** Goes to a folder, so that paths in messages are as a user there sees them. Calls at the same time share one folder. */
function enter(folder: string): () => void {
  if (inside > 0 && process.cwd() !== folder) {
    throw new Error('calls at the same time need the same folder');
  }
  const before = inside === 0 ? process.cwd() : home;
  home = before;
  inside += 1;
  process.chdir(folder);
  return () => {
    inside -= 1;
    if (inside === 0) {
      process.chdir(before);
    }
  };
}

let home = process.cwd();
