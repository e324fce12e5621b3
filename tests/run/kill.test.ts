import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seededRandom } from '../../src/chance/seeded-random.ts';
import { runRowSchema } from '../../src/records/run-row.ts';
import { createJournal, resumeJournal } from '../../src/run/files/journal.ts';
import { startOpenAiServer } from '../support/openai-server.ts';
import { runCli } from '../support/run-cli.ts';
import { deskAnswer } from '../support/scripted-desk.ts';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const kills = 50;

let server: Awaited<ReturnType<typeof startOpenAiServer>>;
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-triage-kill-'));
  server = await startOpenAiServer(
    async (request) => {
      await sleep(10);
      return deskAnswer(request);
    },
    { models: ['agent-model', 'user-model'] },
  );
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const words = (output: string) => [
  ...['run', '--env', 'healthcare', '--model', 'agent-model', '--user-model', 'user-model', '--base-url', server.url],
  ...['--num-trials', '3', '--max-concurrency', '4', '--output', output],
];

it(`${kills} kills at random moments, each resumed: the list equals that of a run that nobody disturbed`, async () => {
  const whole = join(folder, 'whole.json');
  const calm = await runCli(words(whole));
  expect(calm.stderr).toBe('');
  expect(calm.code).toBe(0);
  const expected = await readFile(whole, 'utf8');
  expect(JSON.parse(expected)).toHaveLength(150);
  const calls = server.seen.length;

  const random = seededRandom('kill moments');
  let killed = 0;
  let rounds = 0;
  while (killed < kills) {
    const output = join(folder, `run-${rounds++}.json`);
    let done = 0;
    for (;;) {
      const child = spawn(process.execPath, [cli, ...words(output), '--resume'], { stdio: 'ignore' });
      const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
      const timer = setTimeout(() => child.kill('SIGKILL'), killed < kills ? 250 + random() * 500 : 60_000);
      const code = await ended;
      clearTimeout(timer);
      if (code === 0) break;
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
  expect((await readdir(folder)).filter((name) => /journal|\.new$/.test(name))).toEqual([]);
}, 300_000);

it('cuts a torn last line off, wherever it was torn', async () => {
  const path = join(folder, 'torn.journal.jsonl');
  const line = (trial: number) => JSON.stringify({ task_id: 7, reward: 1, info: {}, traj: ['ä\n'], trial });
  const journal = await createJournal({ path, head: { settings: {} } });
  for (const trial of [0, 1, 2]) await journal.append({ key: `[${trial},7]`, line: line(trial) });
  await journal.close();
  const bytes = await readFile(path);
  const head = bytes.indexOf(10) + 1;
  for (let size = head; size <= bytes.length; size++) {
    await writeFile(path, bytes);
    await truncate(path, size);
    const again = await resumeJournal({ path, keep: () => true });
    const whole = bytes.subarray(0, size).toString('latin1').split('\n').length - 2;
    expect(again.rows.map(({ trial }) => trial)).toEqual([0, 1, 2].slice(0, whole));
    await again.journal.append({ key: '[9,7]', line: line(9) });
    await again.journal.close();
    const lines = (await readFile(path, 'utf8')).trim().split('\n').slice(1);
    expect(lines.map((text) => runRowSchema.parse(JSON.parse(text)).trial)).toEqual([...[0, 1, 2].slice(0, whole), 9]);
    for (const { offset, bytes: length } of again.journal.lines.values()) {
      const text = (await readFile(path)).subarray(offset, offset + length).toString('utf8');
      expect(runRowSchema.parse(JSON.parse(text)).task_id).toBe(7);
    }
  }
});
