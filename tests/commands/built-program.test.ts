import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startOpenAiServer } from '../support/openai-server.ts';
import { runCli } from '../support/run-cli.ts';
import { deskAnswer } from '../support/scripted-desk.ts';
import { cli, spawnCli } from '../support/spawn-cli.ts';

const small = fileURLToPath(new URL('../fixtures/runs/dataset', import.meta.url));
const retail = fileURLToPath(new URL('../fixtures/runs/retail-tool-calling.json', import.meta.url));

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-triage-built-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** What a shell makes of a line in which $CLI is the built program and $RUN a results file. */
async function shell(
  line: string,
): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
  const env = { ...process.env, CLI: `${process.execPath} ${cli}`, RUN: retail };
  const child = spawn('bash', ['-c', line], { cwd: folder, env });
  const texts = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    texts.stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    texts.stderr += chunk;
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, ...texts };
}

describe('the built program', () => {
  it('is there: `npm run build` makes it', () => {
    expect(existsSync(cli)).toBe(true);
  });

  it.each([
    [['metrics', retail, '--per-task'], 0],
    [['metrics', 'nowhere.json', '--nosuch'], 2],
  ])('gives what main gives in another process: %j', async (words, code) => {
    const result = await spawnCli(words, { cwd: folder });
    expect(result).toEqual(await runCli(words, { cwd: folder }));
    expect(result.code).toBe(code);
  });

  it('keeps what is done on Ctrl-C, and goes on from there', async () => {
    const server = await startOpenAiServer(
      async (request, count) => {
        if (count > 30 && count < 60) {
          await new Promise((resolve) => setTimeout(resolve, 60));
        }
        return deskAnswer(request);
      },
      { models: ['agent-model', 'user-model'] },
    );
    const models = ['--model', 'agent-model', '--user-model', 'user-model', '--base-url', server.url];
    const words = ['run', '--dataset', small, ...models, '--max-concurrency', '1', '--output', 'run.json'];
    const { code, stdout } = await spawnCli(words, {
      cwd: folder,
      onStart: async (child) => {
        while (server.seen.length < 34) {
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
        child.kill('SIGINT');
      },
    });
    expect({ code, stdout }).toEqual({ code: 130, stdout: expect.stringContaining('Interrupted: tau-triage run') });
    const done = JSON.parse(await readFile(join(folder, 'run.json'), 'utf8')).length;
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(11);
    const again = await runCli(['run', '--resume', 'run.json'], { cwd: folder });
    expect(again).toMatchObject({ code: 0, stderr: expect.stringContaining(`${done} episodes are there`) });
    await server.close();
  });

  it('ends at once on a second signal, while nothing answers', async () => {
    const signal = 'SIGTERM';
    const server = await startOpenAiServer(() => 'silence', { models: ['agent-model'] });
    const words = ['analyze', retail, '--judge', 'llm', '--model', 'agent-model', '--base-url', server.url];
    const child = spawn(process.execPath, [cli, ...words], { cwd: folder });
    let told = '';
    child.stderr.on('data', (chunk) => {
      if (!told.includes('to judge') && `${told}${chunk}`.includes('to judge')) {
        child.kill(signal);
      }
      if (!told.includes('stopping') && `${told}${chunk}`.includes('stopping')) {
        child.kill(signal);
      }
      told += chunk;
    });
    const ended = await new Promise((resolve) => child.on('close', (code, by) => resolve(by ?? code)));
    expect([signal, 130]).toContain(ended);
    await server.close();
  });
});

describe('streams that close or are full', () => {
  it.each([
    [
      'both close on the way',
      'set -o pipefail; $CLI analyze "$RUN" --format json 2> >(exec true) | head -c 1 > out.txt',
    ],
    ['both are closed from the start', '$CLI analyze "$RUN" >&- 2>&-'],
  ])('end no work where %s', async (_, line) => {
    const { code, stderr } = await shell(line);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const findings = await readFile(join(folder, 'results/retail-tool-calling.findings.jsonl'), 'utf8');
    expect(findings.trim().split('\n')).toHaveLength(11);
  });

  it.skipIf(!existsSync('/dev/full'))('are told in one sentence where stdout is full, after the work', async () => {
    const { code, stderr } = await shell('$CLI analyze "$RUN" > /dev/full');
    expect(stderr.trim().split('\n').at(-1)).toMatch(
      /^tau-triage: standard output cannot be written: the disk is full/,
    );
    expect(stderr).not.toContain('    at ');
    expect(code).toBe(1);
    expect(await readdir(join(folder, 'results'))).toEqual(['retail-tool-calling.findings.jsonl']);
  });
});

// tests/commands/inputs.test.ts has the pipes that need no process of their own.
describe('results that come through stdin', () => {
  it.each([
    ['a gzip pipe', 'gzip -c "$RUN" | $CLI analyze /dev/stdin'],
    ['a file that is stdin', '$CLI analyze /dev/stdin < "$RUN"'],
  ])('are judged and kept by content: %s', async (_, line) => {
    const { code, stdout, stderr } = await shell(line);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringMatching(
        /can be read but once: what came .* is kept as results\/piped-[0-9a-f]{12}\.json\./,
      ),
    });
    expect(stdout).toContain('16 runs in 1 file: 11 chosen');
  });
});
