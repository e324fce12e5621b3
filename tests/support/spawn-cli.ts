import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type CliResult, plainEnvironment } from './run-cli.ts';

/** The built program; `npm run build` makes it. */
export const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** How the built program is started. */
export interface SpawnOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Sends a signal when stderr holds a text. */
  readonly kill?: { readonly when: RegExp; readonly signal: NodeJS.Signals };
  /** Gets the child as soon as it runs. */
  readonly onStart?: (child: ChildProcess) => void;
}

/** Starts the built program with these words, in a process of its own. */
export async function spawnCli(words: readonly string[], options: SpawnOptions = {}): Promise<CliResult> {
  const env = { ...process.env, ...plainEnvironment, ...options.env };
  const child = spawn(process.execPath, [cli, ...words], { cwd: options.cwd, env });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
    if (options.kill?.when.test(stderr)) {
      child.kill(options.kill.signal);
    }
  });
  options.onStart?.(child);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, stdout, stderr };
}
