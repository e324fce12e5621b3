import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { jsonText } from '../../python/json-text.ts';
import type { Value } from '../../python/value.ts';
import type { WorldOperation, WorldRequest, WorldResult } from '../../records/world-protocol.ts';
import { excerpt } from './excerpt.ts';
import { explainExit } from './explain-exit.ts';
import { hasProcessGroups, killGroup } from './kill-group.ts';
import { readAnswer, resultOf, told } from './read-answer.ts';
import { readLines } from './read-lines.ts';
import { RemoteError } from './remote-error.ts';

/** How a world is started, and how long it is waited for. */
export interface WorldCommand {
  /** A line for the shell, or a program and its arguments. */
  readonly command: string | readonly string[];
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Milliseconds until the first answer. */
  readonly startTime: number;
  /** Milliseconds until every other answer. */
  readonly callTime: number;
  /** Characters that one line may have. */
  readonly longestLine?: number;
}

/** A running process that speaks the world protocol. */
export interface WorldProcess {
  /** Asks, and waits for the answer; rejects with a RemoteError of one sentence. */
  ask<Operation extends WorldOperation>(request: RequestOf<Operation>, time?: number): Promise<WorldResult<Operation>>;
  /** Whether it still answers. */
  readonly alive: boolean;
  /** Lets it end by itself, and after a second ends it with all that it started. Gives whether it ended by itself. */
  close(): Promise<boolean>;
}

/** A request without its id. */
export type RequestOf<Operation extends WorldOperation> = Omit<Extract<WorldRequest, { op: Operation }>, 'id'>;

interface Waiting {
  readonly operation: WorldOperation;
  readonly resolve: (result: never) => void;
  readonly reject: (error: RemoteError) => void;
  readonly timer: NodeJS.Timeout;
}

const keptErrors = 4000;
const graceTime = 1000;
const lineLimit = 64_000_000;

/** Starts the process. That it does not start is told by the first `ask`. */
export function startWorldProcess(options: WorldCommand): WorldProcess {
  const { command, longestLine = lineLimit } = options;
  const child = launch(options);
  const waiting = new Map<number, Waiting>();
  const title = typeof command === 'string' ? command : command.join(' ');
  let said = '';
  let failure: RemoteError | null = null;
  let count = 0;
  let answered = false;

  function fail(message: string): void {
    if (failure !== null) {
      return;
    }
    failure = new RemoteError(`the world \`${title}\` ${message}`, { lost: true });
    killGroup(child);
    for (const { reject, timer } of waiting.values()) {
      clearTimeout(timer);
      reject(failure);
    }
    waiting.clear();
  }

  function hear(line: string): void {
    const answer = readAnswer(line);
    if (typeof answer === 'string') {
      fail(answer);
      return;
    }
    const asked = answer.id === null ? undefined : waiting.get(answer.id);
    if (answer.id === null || asked === undefined) {
      fail(
        answer.error === undefined
          ? `answered what nobody asked${told(line)}`
          : `could not read a request: ${excerpt(answer.error.message)}.`,
      );
      return;
    }
    waiting.delete(answer.id);
    clearTimeout(asked.timer);
    answered = true;
    const result = resultOf({ answer, operation: asked.operation, title });
    if (result instanceof RemoteError) {
      asked.reject(result);
    } else {
      asked.resolve(result as never);
    }
  }

  readLines({
    stream: child.stdout,
    longest: longestLine,
    onLine: hear,
    onLong: () => fail(`wrote a line of more than ${longestLine} characters.`),
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(-keptErrors);
  });
  child.stdin.on('error', () => undefined);
  child.on('error', (error) => fail(`could not be started: ${error.message}.`));
  // Waits for the end of its stderr, where it says why; a child of its own that keeps it open is not waited for.
  child.on('exit', (code, signal) => {
    const tell = () => fail(explainExit({ code, signal, said, answered }));
    child.once('close', tell);
    setTimeout(tell, 500).unref();
  });

  return {
    get alive() {
      return failure === null;
    },
    ask(request, time = options.callTime) {
      if (failure !== null) {
        return Promise.reject(failure);
      }
      count += 1;
      const id = count;
      const { op: operation } = request as { readonly op: WorldOperation };
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          const words = said.trim() === '' ? '' : ` Its last words: ${excerpt(said.trim().slice(-300))}`;
          waiting.delete(id);
          const text = `did not answer ${operation} within ${time / 1000} s, so it was ended.${words}`;
          reject(new RemoteError(`the world \`${title}\` ${text}`, { code: 'timeout' }));
          fail(`was ended, because it did not answer ${operation} within ${time / 1000} s.`);
        }, time);
        waiting.set(id, { operation, resolve: resolve as (result: never) => void, reject, timer });
        child.stdin.write(`${jsonText({ id, ...request } as unknown as Value)}\n`);
      });
    },
    async close() {
      const living = failure === null && child.exitCode === null && child.signalCode === null;
      if (living) {
        child.stdin.end();
      }
      const byItself = !living || (await ended(child, graceTime));
      fail('was closed.');
      return byItself;
    },
  };
}

/** Whether the process ends within a time. */
function ended(child: ChildProcessWithoutNullStreams, time: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), time);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}

function launch({ command, cwd, environment }: WorldCommand): ChildProcessWithoutNullStreams {
  // A process group of its own, so that all that it starts ends with it, and Ctrl-C reaches this program first.
  const settings = { cwd, env: environment, stdio: 'pipe', detached: hasProcessGroups, windowsHide: true } as const;
  if (typeof command === 'string') {
    return spawn(command, { ...settings, shell: true });
  }
  const [program = '', ...words] = command;
  return spawn(program, words, settings);
}
