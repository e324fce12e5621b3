import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** What a call of the built program gave. */
export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built program (`npm run build` makes it) with these words; `signalAfter` sends SIGINT once stderr holds a text. */
export async function runCli(
  words: readonly string[],
  options: {
    cwd?: string;
    env?: Record<string, string | undefined>;
    kill?: { when: RegExp; signal: NodeJS.Signals };
  } = {},
): Promise<CliResult> {
  const env = {
    ...process.env,
    CI: undefined,
    COLUMNS: undefined,
    OPENAI_API_KEY: undefined,
    OPENAI_BASE_URL: undefined,
    ...options.env,
  };
  const child = spawn(process.execPath, [cli, ...words], { cwd: options.cwd, env });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
    if (options.kill?.when.test(stderr)) child.kill(options.kill.signal);
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, stdout, stderr };
}
