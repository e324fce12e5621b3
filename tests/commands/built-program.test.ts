import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
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

  it('gives what main gives in another process', async () => {
    const words = ['metrics', retail, '--per-task'];
    expect(await spawnCli(words, { cwd: folder })).toEqual(await runCli(words, { cwd: folder }));
  });

  it.each([
    [['--version'], 0],
    [['nosuch'], 2],
    [['metrics', 'nowhere.json'], 1],
    [['data', 'check', small], 0],
  ])('%j ends the process with %i', async (words, code) => {
    expect((await spawnCli(words, { cwd: folder })).code).toBe(code);
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
    const again = await spawnCli(['run', '--resume', 'run.json'], { cwd: folder });
    expect(again).toMatchObject({ code: 0, stderr: expect.stringContaining(`${done} episodes are there`) });
    await server.close();
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends at once on a second %s, while nothing answers', async (signal) => {
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

  it('asks a person who types', async () => {
    const script = [
      { side: 'agent', content: 'There it is.' },
      { side: 'agent', content: 'Bye.' },
    ];
    await writeFile(join(folder, 'script.jsonl'), script.map((line) => JSON.stringify(line)).join('\n'));
    const words = ['run', '--dataset', small, '--model', 'scripted', '--script', 'script.jsonl', '--task-ids', '0'];
    const { code } = await spawnCli([...words, '--user-strategy', 'human', '--output', 'typed.json'], {
      cwd: folder,
      onStart: ({ stdin }) => {
        stdin?.write('Where is it?\n');
        stdin?.end('Fine, bye. ###STOP###\n');
      },
    });
    expect(code).toBe(0);
    const [record] = JSON.parse(await readFile(join(folder, 'typed.json'), 'utf8'));
    expect(record.traj.at(-1).content).toBe('Fine, bye. ###STOP###');
  });
});

describe('streams that close or are full', () => {
  it.each([
    ['stderr closes', '$CLI analyze "$RUN" 2> >(exec true) > out.txt', 0],
    ['stdout closes', 'set -o pipefail; $CLI analyze "$RUN" --format json | head -c 1 > out.txt', 0],
    ['both are closed from the start', '$CLI analyze "$RUN" >&- 2>&-', 0],
  ])('end no work where %s', async (_, line, code) => {
    const result = await shell(line);
    expect(result.stderr).not.toMatch(/ {4}at |Error/);
    expect(result.code).toBe(code);
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

describe('results that come through a pipe', () => {
  it.each([
    ['a process substitution', '$CLI analyze <(cat "$RUN")'],
    ['a pipe', 'cat "$RUN" | $CLI analyze /dev/stdin'],
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
    const [findings = ''] = (await readdir(join(folder, 'results'))).filter((name) => name.endsWith('.findings.jsonl'));
    const explained = await runCli(['explain', join('results', findings), '3'], { cwd: folder });
    expect(explained.code).toBe(0);
    expect(explained.stdout).not.toContain('not there any more');
  });

  it('are measured, and leave nothing behind', async () => {
    const { code, stdout } = await shell('$CLI metrics <(cat "$RUN") | head -2');
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^\/dev\/fd\/\d+\n {2}16 runs/) });
    expect(await readdir(folder)).toEqual([]);
  });
});
