import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../support/run-cli.ts';

const small = fileURLToPath(new URL('../fixtures/runs/dataset', import.meta.url));
const replays = ['--agent-strategy', 'replay', '--user-strategy', 'replay'];

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-triage-files-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));
const run = (...words: string[]) => runCli(['run', '--dataset', small, ...words], { cwd: folder });
const json = async (name: string) => JSON.parse(await readFile(join(folder, name), 'utf8'));

describe('run --resume without a path', () => {
  it('begins anew where nothing of these options is unfinished', async () => {
    const { code, stderr } = await run(...replays, '--task-ids', '0', '--resume');
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('(results): a new one begins.') });
    const again = await run(...replays, '--task-ids', '1', '--resume');
    expect(again.stderr).toContain('No unfinished run with these options');
    expect((await readdir(join(folder, 'results'))).filter((name) => name.endsWith('.header.json'))).toHaveLength(2);
  });

  it('goes on with the last unfinished run of these options, and with no other', async () => {
    const words = [...replays, '--task-ids', '0', '1'];
    for (const [name, seconds] of [
      ['old', 1000],
      ['new', 2000],
    ] as const) {
      await run(...words, '--output', `results/${name}.json`);
      const [first] = await json(`results/${name}.json`);
      await writeFile(join(folder, `results/${name}.json`), `[\n${JSON.stringify(first)}\n]\n`);
      const header = join(folder, `results/${name}.header.json`);
      await writeFile(header, JSON.stringify({ ...(await json(`results/${name}.header.json`)), complete: false }));
      await utimes(header, seconds, seconds);
    }
    const { code, stderr } = await run(...words, '--resume');
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'results/new.json: 1 episodes are there, 1 are left.\n' });
    expect(await json('results/new.json')).toHaveLength(2);
    expect(await json('results/old.json')).toHaveLength(1);
  });

  it('says where a file is no run', async () => {
    await writeFile(join(folder, 'other.json'), '[]');
    const { code, stderr } = await run(...replays, '--resume', 'other.json');
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('has neither journal nor header') });
  });

  it('writes over nothing', async () => {
    await run(...replays, '--task-ids', '0', '--output', 'run.json');
    const { code, stderr } = await run(...replays, '--task-ids', '0', '--output', 'run.json');
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('run.json is there already') });
  });
});

describe('example dialogues of few-shot', () => {
  const words = ['--agent-strategy', 'few-shot', '--model', 'gpt-4o', '--user-strategy', 'replay', '--dry-run'];

  it('are those of the data set, or of a file', async () => {
    expect((await runCli(['run', ...words], { cwd: folder })).stdout).toContain('Agent:    few-shot, gpt-4o');
    await writeFile(join(folder, 'own.jsonl'), `${JSON.stringify({ messages_display: 'user: Hello.' })}\n\n`);
    expect((await run(...words, '--few-shot-displays-path', 'own.jsonl')).code).toBe(0);
  });

  it.each([
    ['none.jsonl', 'there is no file none.jsonl'],
    ['empty.jsonl', 'empty.jsonl holds no example dialogue'],
    ['wrong.jsonl', 'wrong.jsonl, line 2: expected {"messages_display": "..."}'],
    ['folder', 'folder cannot be read: it is a folder'],
  ])('are told where they cannot be had: %s', async (name, sentence) => {
    await mkdir(join(folder, 'folder'));
    await writeFile(join(folder, 'empty.jsonl'), '\n');
    await writeFile(join(folder, 'wrong.jsonl'), '{"messages_display": "x"}\n{"text": "x"}\n');
    const { code, stderr } = await run(...words, '--few-shot-displays-path', name);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(sentence) });
  });
});

describe('a file of --config', () => {
  it.each([
    ['- retail', 'should hold options by name'],
    ['env: [', 'cannot be read as YAML'],
    ['env: {a: 1}', 'env should be one value'],
    ['config: other.yaml', 'config is no option of run'],
    ['extra_body: [1]', '--extra-body takes a JSON object'],
    ['num_trials: many', '--num-trials takes a whole number'],
    ['output_format: xml', '--output-format takes one of tau-bench, mt-bench'],
  ])('%s is refused', async (text, sentence) => {
    await writeFile(join(folder, 'run.yaml'), text);
    const { code, stderr } = await run('--config', 'run.yaml', ...replays);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(sentence) });
    expect(await readdir(folder)).toEqual(['run.yaml']);
  });

  it('gives every kind of option', async () => {
    const values = { extra_body: { top_p: 0.9 }, shuffle: true, preflight: false, collect_activations: 'layers=8' };
    const more = {
      model: 'm',
      base_url: 'http://127.0.0.1:1/v1',
      max_retries: 0,
      task_ids: 0,
      user_strategy: 'replay',
    };
    await writeFile(join(folder, 'run.yaml'), JSON.stringify({ ...values, ...more, output: 'run.json' }));
    expect((await run('--config', 'run.yaml')).code).toBe(3);
    const { settings, options } = await json('run.header.json');
    expect(settings).toMatchObject({ extra_body: { top_p: 0.9 }, shuffle: true, task_ids: ['0'], model: 'm' });
    expect(options).toMatchObject({ preflight: false, maxRetries: '0', collectActivations: ['layers=8'] });
  });

  it.each([
    [['--shuffle', '0'], false],
    [['--shuffle', 'true'], true],
    [['--shuffle'], true],
  ])('and %j are told apart', async (words, shuffle) => {
    await run(...replays, '--task-ids', '0', '--output', 'run.json', ...words);
    expect((await json('run.header.json')).settings).toMatchObject({ shuffle });
  });
});

describe('a script', () => {
  it.each([
    ['none.jsonl', '--script: none.jsonl cannot be read'],
    ['wrong.jsonl', 'wrong.jsonl, line 1: expected a reply'],
  ])('is told where it cannot be had: %s', async (name, sentence) => {
    await writeFile(join(folder, 'wrong.jsonl'), 'Hello.\n');
    const words = ['--model', 'scripted', '--script', name, '--user-strategy', 'replay', '--output', 'run.json'];
    const { code, stderr } = await run(...words);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(sentence) });
  });
});
