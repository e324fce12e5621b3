import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, type SeenRequest, startOpenAiServer } from '../support/openai-server.ts';
import { runCli } from '../support/run-cli.ts';

const key = 'KEY-of-this-test-4711';
let folder = '';
let server: Awaited<ReturnType<typeof startOpenAiServer>> | null = null;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-triage-rough-'));
});
afterEach(async () => {
  await server?.close();
  server = null;
  await rm(folder, { recursive: true, force: true });
});

const run = (words: readonly string[], kill?: { when: RegExp; signal: 'SIGINT' }) =>
  runCli(['run', ...words], { cwd: folder, env: { OPENAI_API_KEY: key }, ...(kill && { kill }) });
const replays = ['--agent-strategy', 'replay', '--user-strategy', 'replay'];
const read = (name: string) => readFile(join(folder, name), 'utf8');

async function serve(
  answer: (request: SeenRequest, count: number) => Answer,
  models: readonly string[] | null = ['m', 'gpt-4o'],
) {
  server = await startOpenAiServer(answer, { models });
  return ['--model', 'm', '--user-strategy', 'replay', '--base-url', server.url, '--max-retries', '0'];
}

describe('a run that another process plays', () => {
  it('is refused, and taken over from a process that is gone', async () => {
    const words = [...replays, '--task-ids', '0', '1', '--output', 'run.json'];
    expect((await run(words)).code).toBe(0);
    await writeFile(join(folder, 'run.lock'), `${process.ppid} ${hostname()}\n`);
    const before = await read('run.json');
    const { code, stderr } = await run(['--resume', 'run.json']);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining('another process is playing run.json'),
    });
    expect(await read('run.json')).toBe(before);
    await writeFile(join(folder, 'run.lock'), `999999999 ${hostname()}\n`);
    expect((await run(['--resume', 'run.json'])).code).toBe(0);
    expect((await readdir(folder)).sort()).toEqual(['run.header.json', 'run.json']);
  });

  it('leaves runs of the same second apart', async () => {
    const words = [...replays, '--task-ids', '0', '--log-dir', 'together'];
    const codes = (await Promise.all([run(words), run(words), run(words)])).map(({ code }) => code);
    expect(codes).toEqual([0, 0, 0]);
    const lists = (await readdir(join(folder, 'together'))).filter((name) => !name.endsWith('.header.json'));
    expect(lists).toHaveLength(3);
  });
});

describe('going on', () => {
  it('keeps broken episodes that were to be played again until they are', async () => {
    let answer: (count: number) => Answer = () => ({ status: 500, message: 'down' });
    const words = await serve((_, count) => answer(count));
    const all = [...words, '--task-ids', '0', '1', '--max-concurrency', '1', '--output', 'run.json'];
    expect((await run(all)).code).toBe(3);
    // The first is played again and breaks again; the second is under way when the interruption comes.
    answer = (count) => (count === 2 ? { status: 500, message: 'still down' } : 'silence');
    const kill = { when: /^(?![\s\S]*stopping)[\s\S]*still down/, signal: 'SIGINT' as const };
    const { code, stdout } = await run(['--resume', 'run.json', '--retry-errors'], kill);
    expect({ code, stdout }).toEqual({ code: 130, stdout: expect.stringContaining('2 of 2 episodes') });
    const errors = JSON.parse(await read('run.json')).map(({ info }: { info: { error: string } }) => info.error);
    expect(errors).toEqual([expect.stringContaining('still down'), expect.not.stringContaining('still')]);
  });

  it('refuses a list that was laid out anew, and leaves it as it is', async () => {
    await run([...replays, '--task-ids', '0', '--output', 'run.json']);
    const pretty = JSON.stringify(JSON.parse(await read('run.json')), null, 2);
    await writeFile(join(folder, 'run.json'), pretty);
    const { code, stderr } = await run(['--resume', 'run.json']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('one record a line') });
    expect(await read('run.json')).toBe(pretty);
  });

  it('finds an --output without its ending', async () => {
    const words = [...replays, '--task-ids', '0', '--output', 'run'];
    expect((await run(words)).code).toBe(0);
    expect((await run([...words, '--resume'])).code).toBe(0);
  });
});

describe('--max-cost', () => {
  const words = [
    '--agent-strategy',
    'replay',
    '--user-model',
    'gpt-4o',
    '--max-retries',
    '0',
    '--max-concurrency',
    '1',
  ];

  it('starts nothing where it is passed already', async () => {
    server = await startOpenAiServer(() => ({ text: '###STOP###' }), { models: ['gpt-4o'] });
    const all = [...words, '--user-base-url', server.url, '--task-ids', '0', '1', '2', '--output', 'run.json'];
    expect((await run([...all, '--max-cost', '0.000001'])).code).toBe(3);
    const calls = server.seen.length;
    const { code, stdout } = await run(['--resume', 'run.json', '--max-cost', '0.000001']);
    expect({ code, stdout }).toEqual({ code: 3, stdout: expect.stringContaining('1 of 3 episodes') });
    expect(server.seen).toHaveLength(calls);
  });

  it('stops where the server does not tell what a call took', async () => {
    const usage = { prompt_tokens: '12', completion_tokens: -1 } as never;
    server = await startOpenAiServer(() => ({ text: '###STOP###', usage }), { models: ['gpt-4o'] });
    const all = [...words, '--user-base-url', server.url, '--task-ids', '0', '1', '2', '--output', 'run.json'];
    const { code, stdout } = await run([...all, '--max-cost', '5']);
    expect({ code, stdout }).toEqual({ code: 3, stdout: expect.stringContaining('does not tell its token counts') });
    const [record] = JSON.parse(await read('run.json'));
    expect(record.info.usage.user).toMatchObject({ input_tokens: null, output_tokens: null });
  });
});

describe('what a server says', () => {
  it('reaches neither the terminal nor the files as escapes, nor with the key', async () => {
    const words = await serve(() => ({
      status: 400,
      message: `\u001b]0;x\u0007 KEY-of-\u001b[0mthis-test-4711 ${key}`,
    }));
    const { code, stderr } = await run([...words, '--task-ids', '0', '--output', 'run.json']);
    expect(code).toBe(3);
    expect(stderr).toContain('[key]');
    for (const text of [stderr, await read('run.json'), await read('run.header.json')]) {
      expect(text).not.toContain(key);
      expect(text).not.toContain('\u001b');
      expect(text).not.toContain('\\u001b');
    }
  });

  it('is made harmless before anything starts too', async () => {
    const words = await serve(() => ({ status: 400, message: 'no' }), [`\u001b[2J${key}`]);
    const { code, stderr } = await run([...words, '--task-ids', '0']);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('The server lists [key].') });
    expect(stderr).not.toContain('\u001b');
  });
});

describe('options', () => {
  it.each([
    [['--task-ids', ''], '--task-ids names no task'],
    [['--timeout', '0'], '--timeout takes seconds above 0'],
    [['--episode-timeout', '-1'], '--episode-timeout takes seconds above 0'],
    [['--shuffle', 'no'], '--shuffle takes a whole number'],
    [['--num-trials', '100000000'], 'more than 5000000 episodes'],
    [['--output', 'folder/'], '--output takes a file'],
    [['--log-dir', 'file/inside'], 'check --log-dir'],
  ])('refuses %j', async (words, sentence) => {
    await writeFile(join(folder, 'file'), '');
    const { code, stderr } = await run([...replays, ...words]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(sentence) });
  });

  it.each([
    ['dry_run: yes', 'dryRun should be true or false, not "yes"'],
    ['retry_errors: 1', 'retryErrors should be true or false, not 1'],
    ['task_ids: [[1]]', 'taskIds should be a list of single values'],
  ])('refuses a file with %s', async (line, sentence) => {
    await writeFile(join(folder, 'run.yaml'), `agent_strategy: replay\nuser_strategy: replay\n${line}\n`);
    const { code, stderr } = await run(['--config', 'run.yaml']);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(sentence) });
  });

  it('takes a name without a value for the default, and a folder .env for none', async () => {
    await mkdir(join(folder, '.env'));
    await writeFile(
      join(folder, 'run.yaml'),
      'agent_strategy: replay\nuser_strategy: replay\nenv: null\nseed:\ndry_run: true\n',
    );
    const { code, stdout } = await run(['--config', 'run.yaml', '--task-ids', '0']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('retail') });
  });
});
