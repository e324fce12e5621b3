import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** What a program gave before it ended, or before it was killed because it did not. */
export interface BoundedResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Whether the time was over. */
  readonly killed: boolean;
}

/** Runs the built program and kills it with its children after so many seconds. */
export async function runBounded(
  words: readonly string[],
  options: { readonly seconds?: number; readonly env?: Record<string, string>; readonly cwd?: string } = {},
): Promise<BoundedResult> {
  return await spawnBounded(process.execPath, [cli, ...words], options);
}

/** The same for any program. */
export async function spawnBounded(
  program: string,
  words: readonly string[],
  {
    seconds = 60,
    env = {},
    cwd,
  }: { readonly seconds?: number; readonly env?: Record<string, string>; readonly cwd?: string },
): Promise<BoundedResult> {
  // A group of its own, so that whatever it starts ends with it.
  const child = spawn(program, words, { detached: true, cwd, env: { ...process.env, CI: undefined, ...env } });
  let killed = false;
  const timer = setTimeout(() => {
    killed = true;
    if (child.pid !== undefined) {
      process.kill(-child.pid, 'SIGKILL');
    }
  }, seconds * 1000);
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearTimeout(timer);
  return { code, stdout, stderr, killed };
}
