import { fileURLToPath } from 'node:url';
import pty from '@lydell/node-pty';
import xterm from '@xterm/headless';

/** A program running in a terminal of which every cell and every byte can be looked at. */
export interface OpenTerminal {
  readonly write: (keys: string) => void;
  readonly resize: (columns: number, rows: number) => void;
  readonly pid: number;
  readonly kill: (signal: string) => void;
  /** The text on the screen. */
  readonly screen: () => string;
  /** Whether the alternate screen is shown. */
  readonly alternate: () => boolean;
  /** All bytes the program wrote. */
  readonly output: () => string;
  readonly exit: Promise<{ readonly exitCode: number; readonly signal?: number | undefined }>;
  /** Waits until the condition holds; throws with the screen where it does not in time. */
  readonly until: (what: string, condition: (screen: string) => boolean) => Promise<void>;
  readonly close: () => void;
}

/** Runs `tau-triage` in a pseudo-terminal, as it is built, unless `program` names another file. */
export function openTerminal({
  words,
  columns = 100,
  rows = 30,
  environment = {},
  program = 'dist/cli.js',
}: {
  words: readonly string[];
  columns?: number;
  rows?: number;
  environment?: Readonly<Record<string, string>>;
  program?: string;
}): OpenTerminal {
  const { CI: _, CONTINUOUS_INTEGRATION: __, NO_COLOR: ___, FORCE_COLOR: ____, ...rest } = process.env;
  const child = pty.spawn(
    process.execPath,
    [...(program.endsWith('.ts') ? ['--import', 'tsx'] : []), program, ...words],
    {
      cols: columns,
      rows,
      cwd: fileURLToPath(new URL('../../', import.meta.url)),
      env: { ...rest, TERM: 'xterm-256color', LANG: 'C.UTF-8', ...environment },
    },
  );
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  let output = '';
  let ended = false;
  child.onData((data) => {
    output += data;
    terminal.write(data);
  });
  const exit = new Promise<Awaited<OpenTerminal['exit']>>((resolve) => {
    child.onExit((result) => {
      ended = true;
      resolve(result);
    });
  });
  const screen = (): string => {
    const { active } = terminal.buffer;
    return Array.from({ length: terminal.rows }, (_, row) => {
      return active.getLine(active.baseY + row)?.translateToString(true) ?? '';
    }).join('\n');
  };
  return {
    write: (keys) => child.write(keys),
    resize: (newColumns, newRows) => {
      terminal.resize(newColumns, newRows);
      child.resize(newColumns, newRows);
    },
    pid: child.pid,
    kill: (signal) => child.kill(signal),
    screen,
    alternate: () => terminal.buffer.active.type === 'alternate',
    output: () => output,
    exit,
    until: async (what, condition) => {
      const start = Date.now();
      while (!condition(screen())) {
        if (Date.now() - start > 20_000) {
          throw new Error(`${what} did not come. The screen:\n${screen()}\n${output.slice(-300)}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 8));
      }
    },
    close: () => {
      if (!ended) {
        child.kill('SIGKILL');
      }
      terminal.dispose();
    },
  };
}
