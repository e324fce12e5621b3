import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { seededRandom } from '../../src/chance/seeded-random.ts';
import { startOpenAiServer } from '../support/openai-server.ts';
import { runCli } from '../support/run-cli.ts';
import { deskAnswer } from '../support/scripted-desk.ts';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/**
 * Kills runs of the built program so many times at random moments, resumes each, and compares with a calm run. The last one is
 * gone on with in this process.
 */
export async function killRuns({
  kills,
  trials,
  folder,
}: {
  readonly kills: number;
  readonly trials: number;
  readonly folder: string;
}): Promise<void> {
  const server = await startOpenAiServer(
    async (request) => {
      await sleep(10);
      return deskAnswer(request);
    },
    { models: ['agent-model', 'user-model'] },
  );
  const words = (output: string) => [
    ...['run', '--env', 'healthcare', '--model', 'agent-model', '--user-model', 'user-model'],
    ...['--base-url', server.url, '--num-trials', String(trials), '--max-concurrency', '4', '--output', output],
  ];
  try {
    const whole = join(folder, 'whole.json');
    const calm = await runCli(words(whole));
    expect(calm.stderr).toBe('');
    expect(calm.code).toBe(0);
    const expected = await readFile(whole, 'utf8');
    expect(JSON.parse(expected)).toHaveLength(50 * trials);
    const calls = server.seen.length;

    const random = seededRandom('kill moments');
    let killed = 0;
    let rounds = 0;
    while (killed < kills) {
      const output = join(folder, `run-${rounds++}.json`);
      let done = 0;
      for (;;) {
        const again = [...words(output), '--resume'];
        const code = killed < kills ? await killAfter(again, 250 + random() * 500) : (await runCli(again)).code;
        if (code === 0) {
          break;
        }
        expect(code).toBeNull();
        killed += 1;
        // What was finished stays finished.
        const journal = output.replace('.json', '.journal.jsonl');
        const lines = existsSync(journal) ? (await readFile(journal, 'utf8')).split('\n').length : 0;
        expect(existsSync(output) || lines >= done).toBe(true);
        done = lines;
      }
      expect(await readFile(output, 'utf8')).toBe(expected);
    }
    // Only what was in flight is played again: never more than four episodes a kill, of nine agent and three user calls each.
    expect(server.seen.length - calls).toBeLessThanOrEqual(rounds * calls + kills * 4 * 13);
    expect((await readdir(folder)).filter((name) => /journal|lock|\.new$/.test(name))).toEqual([]);
  } finally {
    await server.close();
  }
}

/** The exit code of the built program; null where it still ran after so many milliseconds and was killed. */
async function killAfter(words: readonly string[], milliseconds: number): Promise<number | null> {
  const child = spawn(process.execPath, [cli, ...words], { stdio: 'ignore' });
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearTimeout(timer);
  return code;
}
