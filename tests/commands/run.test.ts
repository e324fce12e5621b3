import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runHeaderSchema } from '../../src/records/run-header.ts';
import { type Answer, type SeenRequest, type ServerSelf, startOpenAiServer } from '../support/openai-server.ts';
import { type CliOptions, runCli } from '../support/run-cli.ts';
import { deskAnswer } from '../support/scripted-desk.ts';

const small = fileURLToPath(new URL('../fixtures/runs/dataset', import.meta.url));
const key = 'sk-test-0123456789abcdef';

let folder = '';
let server: Awaited<ReturnType<typeof startOpenAiServer>> | null = null;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-triage-run-'));
});
afterEach(async () => {
  await server?.close();
  server = null;
  await rm(folder, { recursive: true, force: true });
});

const serve = async (
  answer: (request: SeenRequest, count: number) => Answer | Promise<Answer> = deskAnswer,
  self: ServerSelf = { models: ['agent-model', 'user-model'] },
) => {
  server = await startOpenAiServer(answer, self);
  return server;
};
const run = (words: readonly string[], options: CliOptions = {}) =>
  runCli(['run', '--dataset', small, ...words], {
    cwd: folder,
    env: { OPENAI_API_KEY: key, USER_MODEL_API_BASE: undefined },
    ...options,
  });
const replays = ['--agent-strategy', 'replay', '--user-strategy', 'replay'];
const models = () => ['--model', 'agent-model', '--user-model', 'user-model', '--base-url', server!.url];
const json = async (name: string) => JSON.parse(await readFile(join(folder, name), 'utf8'));

describe('tau-triage run', () => {
  it('plays ground truths without a model: every task passes, and analyze takes the file as it is', async () => {
    const { code, stdout } = await run(['--env', 'retail', ...replays, '--model', 'scripted', '--num-trials', '2']);
    expect(code).toBe(0);
    expect(stdout).toContain('22 of 22 episodes: 22 passed (100.0 %)');
    const [list = ''] = (await readdir(join(folder, 'results'))).filter((name) => !name.includes('header'));
    expect(list).toMatch(/^replay-scripted-0\.0_range_0--1_user-none-replay_\d{10}\.json$/);
    expect((await readdir(join(folder, 'results'))).length).toBe(2);
    const header = runHeaderSchema.parse(await json(`results/${list.replace('.json', '.header.json')}`));
    expect(header).toMatchObject({ domain: 'retail', task_split: 'test', complete: true, episodes: 22, errors: 0 });
    const analysed = await runCli(['analyze', `results/${list}`, '--include-passed'], { cwd: folder });
    expect(analysed.code).toBe(0);
    expect(analysed.stdout).toContain('22 runs in 1 file');
    expect(analysed.stderr).toContain('its header says so');
    const measured = await runCli(['metrics', `results/${list}`], { cwd: folder });
    expect(measured.stdout).toContain('average reward 1.0000');
  });

  it('is reproducible to the byte, shuffled too', async () => {
    for (const name of ['a', 'b']) {
      await run([
        '--env',
        'airline',
        ...replays,
        '--shuffle',
        '--seed',
        '4',
        '--num-trials',
        '3',
        '--output',
        `${name}.json`,
      ]);
    }
    expect(await readFile(join(folder, 'a.json'), 'utf8')).toBe(await readFile(join(folder, 'b.json'), 'utf8'));
    const order = (await json('a.json')).map(({ task_id }: { task_id: number }) => task_id);
    expect(order.slice(0, 8)).not.toEqual(order.slice(8, 16));
    expect([...order.slice(0, 8)].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it.each([
    [['--model', 'gpt-4o'], { OPENAI_API_KEY: undefined }, 'no key for openai: set OPENAI_API_KEY'],
    [[], {}, 'the agent needs a model: give --model'],
    [['--model', 'm', '--base-url', 'http://127.0.0.1:1/v1'], {}, 'cannot be reached'],
    [['--model', 'm', '--model-provider', 'oracle'], {}, 'unknown model provider "oracle"'],
    [['--model', 'scripted', '--user-strategy', 'replay'], {}, 'give their file with --script'],
    [[...replays, '--env', 'bank'], {}, '--env bank'],
    [[...replays, '--task-split', 'dev'], {}, '--task-split dev'],
    [[...replays, '--task-ids', '3,99'], {}, 'there is no task 99'],
    [[...replays, '--start-index', '50'], {}, 'no task is left'],
    [['--agent-strategy', 'clever'], {}, '--agent-strategy takes one of tool-calling, act, react, few-shot, replay'],
    [[...replays, '--resume', 'nowhere.json'], {}, 'there is neither nowhere.json nor its journal'],
    [[...replays, '--retry-errors'], {}, '--retry-errors needs the run'],
    [['--model', 'm', '--max-cost', '1', '--base-url', 'http://127.0.0.1:1/v1'], {}, 'the price of m is not known'],
    [['--model', 'm', '--extra-body', '[1]'], {}, '--extra-body takes a JSON object'],
    [[...replays, '--config', 'none.yaml'], {}, 'none.yaml cannot be read'],
  ])('one sentence and exit code 2, and nothing is written: %j', async (words, env, sentence) => {
    const { code, stderr } = await run(words, { env: { OPENAI_API_KEY: key, ...env } });
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(code).toBe(2);
    expect(await readdir(folder)).toEqual([]);
  });

  it('says what a server serves where the model is not there, and does not check models that nobody calls', async () => {
    await serve(() => ({ status: 404, message: 'no such model' }));
    const wrong = await run(['--model', 'other', '--user-model', 'user-model', '--base-url', server!.url]);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toMatch(/other at .* is not there \(404\).*The server lists agent-model, user-model\./);
    expect((await run([...replays, '--model', 'other', '--user-model', 'neither'])).code).toBe(0);
  });

  it('sends temperature, extra fields and, where it was given, the seed to the agent, and none of them by itself to the user', async () => {
    await serve();
    const flags = ['--task-ids', '1', '--temperature', '0.5', '--extra-body', '{"top_p": 0.9}', '--seed', '3'];
    expect((await run([...models(), ...flags])).code).toBe(0);
    const agent = server!.seen.find(({ body }) => body.model === 'agent-model')!.body;
    const user = server!.seen.find(({ body }) => body.model === 'user-model')!.body;
    expect(agent).toMatchObject({ temperature: 0.5, top_p: 0.9, seed: 3 });
    expect(agent.tools).toHaveLength(16);
    expect(user).not.toHaveProperty('temperature');
    expect(user).not.toHaveProperty('top_p');
  });

  it('keeps the messages of an episode that broke, marks it, and plays it alone again', async () => {
    let broken = true;
    await serve((request) => {
      const text = JSON.stringify(request.body.messages);
      if (broken && text.includes('Tilda') && text.split('"assistant"').length > 2) {
        return { status: 500, message: `overloaded, your key is ${key}` };
      }
      if (broken && text.includes('Bram')) {
        return { status: 400, message: 'maximum context length exceeded' };
      }
      return deskAnswer(request);
    });
    const flags = [...models(), '--max-retries', '0', '--output', 'run.json'];
    const first = await run(flags);
    expect(first.code).toBe(3);
    expect(first.stdout).toContain('2 broke, 1 of them by infrastructure');
    const before = await json('run.json');
    expect(before[0]).toMatchObject({ reward: 0, info: { reward_info: null, infrastructure: true } });
    expect(before[0].info.error).toContain('overloaded');
    expect(before[0].traj.length).toBeGreaterThan(2);
    expect(before[5].info).toMatchObject({ infrastructure: false });
    for (const name of await readdir(folder)) {
      expect(await readFile(join(folder, name), 'utf8')).not.toContain(key);
    }
    expect(first.stdout + first.stderr).not.toContain(key);
    broken = false;
    const calls = server!.seen.length;
    const second = await run(['--resume', 'run.json', '--retry-errors']);
    expect(second.code).toBe(0);
    const after = await json('run.json');
    expect(after.map(({ task_id }: { task_id: number }) => task_id)).toEqual(
      before.map(({ task_id }: { task_id: number }) => task_id),
    );
    expect(after[0].info.error).toBeUndefined();
    expect(after[1]).toEqual(before[1]);
    expect(new Set(server!.seen.slice(calls).map(({ body }) => body.messages.length)).size).toBeGreaterThan(2);
    expect(server!.seen.length - calls).toBeLessThan(calls / 3);
    expect(await readdir(folder)).toEqual(['run.header.json', 'run.json']);
  });

  it('writes what is done on Ctrl-C, and resumes it; other options are refused', async () => {
    const interrupt = new AbortController();
    await serve((request, count) => {
      if (count === 34) {
        interrupt.abort();
      }
      return deskAnswer(request);
    });
    const flags = [...models(), '--max-concurrency', '1', '--no-preflight'];
    const { code, stdout } = await run(flags, { interrupt: interrupt.signal });
    expect(code).toBe(130);
    expect(stdout).toContain('Interrupted: tau-triage run --resume');
    const [header = '', list = ''] = (await readdir(join(folder, 'results'))).sort();
    expect(await json(`results/${header}`)).toMatchObject({ complete: false });
    const done = (await json(`results/${list}`)).length;
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(11);
    const refused = await run([...flags, '--temperature', '1', '--resume', `results/${list}`]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('made with another temperature (0, now 1)');
    // The run's own options are taken, so that the line above can be copied as it stands.
    const again = await runCli(['run', '--resume', `results/${list}`], { cwd: folder });
    expect(again.stderr).toContain(`${done} episodes are there, ${11 - done} are left`);
    expect(again.code).toBe(0);
    expect(await json(`results/${list}`)).toHaveLength(11);
    expect(await json(`results/${header}`)).toMatchObject({ complete: true });
  });

  it('sums tokens and cost of both sides, and starts nothing new beyond --max-cost', async () => {
    await serve(
      ({ body }) =>
        deskAnswer({
          path: '',
          headers: {},
          body: { ...body, model: body.model === 'gpt-4o-mini' ? 'user-model' : 'agent-model' },
        }),
      { models: ['gpt-4o', 'gpt-4o-mini'] },
    );
    const flags = [
      '--model',
      'gpt-4o',
      '--user-model',
      'gpt-4o-mini',
      '--base-url',
      server!.url,
      '--max-concurrency',
      '1',
    ];
    await run([...flags, '--task-ids', '0', '--output', 'one.json']);
    const [record] = await json('one.json');
    const { agent, user } = record.info.usage;
    expect(agent).toMatchObject({ calls: 5, input_tokens: 5000, output_tokens: 500 });
    expect(record.info.agent_cost).toBeCloseTo(5 * 0.0035, 10);
    expect(user.calls).toBe(3);
    expect(record.info.user_cost).toBeCloseTo(3 * 0.00021, 10);
    const costly = await run([...flags, '--max-cost', '0.03', '--output', 'two.json']);
    expect(costly.code).toBe(3);
    expect(costly.stdout).toContain('--max-cost is reached');
    expect(await json('two.json')).toHaveLength(2);
  });

  it('reads options from YAML, flags winning; refuses a name that is none', async () => {
    await writeFile(
      join(folder, 'run.yaml'),
      'env: airline\nagent-strategy: replay\nuser_strategy: replay\ntask_ids: [0, 3]\nnum-trials: 2\n',
    );
    expect((await run(['--config', 'run.yaml', '--num-trials', '1', '--output', 'a.json'])).stdout).toContain(
      '2 of 2 episodes',
    );
    await writeFile(join(folder, 'bad.yaml'), 'evn: airline\n');
    const bad = await run(['--config', 'bad.yaml']);
    expect(bad.code).toBe(2);
    expect(bad.stderr).toContain('evn is no option of run');
  });

  it('plays a script, and a person who types', async () => {
    const lines = [
      {
        side: 'agent',
        content: null,
        tool_calls: [{ name: 'get_order_details', arguments: { order_id: '#W7100412' } }],
      },
      { side: 'agent', content: 'There it is.' },
      { side: 'user', content: 'Where is my order?' },
      { side: 'user', content: 'Thanks. ###STOP###' },
    ];
    await writeFile(join(folder, 'script.jsonl'), lines.map((line) => JSON.stringify(line)).join('\n'));
    const scripted = ['--model', 'scripted', '--script', 'script.jsonl', '--task-ids', '0'];
    expect((await run([...scripted, '--user-model', 'scripted', '--output', 'script.json'])).code).toBe(0);
    const [record] = await json('script.json');
    expect(record.traj.map(({ role }: { role: string }) => role)).toEqual([
      'system',
      'user',
      'assistant',
      'tool',
      'assistant',
      'user',
    ]);
    const human = [...scripted, '--user-strategy', 'human', '--output', 'typed.json'];
    const typed = await run(human, { stdin: 'Where is it?\nFine, bye. ###STOP###\n' });
    expect(typed.code).toBe(0);
    expect(typed.stderr).toContain('There it is.\n> ');
    expect((await json('typed.json'))[0].traj.at(-1).content).toBe('Fine, bye. ###STOP###');
  });
});
