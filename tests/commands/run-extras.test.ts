import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readTrajectories } from '../../src/records/formats/index.ts';
import { startOpenAiServer } from '../support/openai-server.ts';
import { runCli } from '../support/run-cli.ts';
import { deskAnswer } from '../support/scripted-desk.ts';

let folder = '';
let server: Awaited<ReturnType<typeof startOpenAiServer>> | null = null;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-triage-extras-'));
});
afterEach(async () => {
  await server?.close();
  server = null;
  await rm(folder, { recursive: true, force: true });
});

const run = (...words: readonly string[]) =>
  runCli(['run', ...words], { cwd: folder, env: { OPENAI_API_KEY: undefined, OPENAI_BASE_URL: undefined } });
const replays = ['--agent-strategy', 'replay', '--user-strategy', 'replay'];

describe('run --output-format mt-bench', () => {
  it('writes scores and trajectories that are read back, for each subset of the input', async () => {
    const input = { dataset_name: 'tau-bench', model_name: 'meta/llama-3', subsets: ['retail', 'healthcare/dev'] };
    const config = { ...input, agent_strategy: 'replay', user_strategy: 'replay', task_ids: [0, 1], num_trials: 2 };
    await writeFile(join(folder, 'input.yaml'), JSON.stringify(config));
    const { code, stdout } = await run('--config', 'input.yaml');
    expect(code).toBe(0);
    expect(stdout.match(/4 of 4 episodes: 4 passed/g)).toHaveLength(2);
    const made = (await readdir(join(folder, 'data'))).filter((name) => name.startsWith('tau-bench_')).sort();
    expect(made).toHaveLength(2);
    expect(made[0]).toMatch(/^tau-bench_\d{10}$/);
    const files = (await readdir(join(folder, 'data', made[0]!))).sort();
    expect(files).toEqual([
      'meta_llama-3_scores.jsonl',
      'meta_llama-3_task0_trajectory.jsonl',
      'meta_llama-3_task0_trial1_trajectory.jsonl',
      'meta_llama-3_task1_trajectory.jsonl',
      'meta_llama-3_task1_trial1_trajectory.jsonl',
    ]);
    const lines = (await readFile(join(folder, 'data', made[0]!, files[0]!), 'utf8')).trim().split('\n');
    const score = JSON.parse(lines[0]!);
    expect(Object.keys(score)).toEqual(['task-id', 'prompt', 'result', 'truth', 'score', 'duration']);
    expect(score).toMatchObject({ 'task-id': 'task-0', score: 1 });
    expect(score.duration).toBeGreaterThan(0);
    expect(score.result).toContain(score.truth);
    const scores = [];
    for await (const read of readTrajectories({ path: join(folder, 'data', made[0]!, files[0]!) })) {
      scores.push(read);
    }
    expect(scores.map(({ trajectory }) => trajectory?.reward)).toEqual([1, 1, 1, 1]);
    const stamp = made[0]!.replace('tau-bench_', '');
    const list = (await readdir(join(folder, 'data'))).find((name) => name.endsWith(`_${stamp}.json`))!;
    const [record] = JSON.parse(await readFile(join(folder, 'data', list), 'utf8'));
    for await (const { trajectory } of readTrajectories({ path: join(folder, 'data', made[0]!, files[1]!) })) {
      expect(trajectory?.task_id).toBe('0');
      expect(trajectory?.agent_model).toBe('meta_llama-3');
      expect(trajectory?.messages.map(({ content }) => content)).toEqual(
        record.traj.map(({ content }: { content: string | null }) => content),
      );
    }
  });

  it.each([
    [{ dataset_name: 'tau-bench' }, 'subsets should name some'],
    [{ dataset_name: 'tau-bench', subsets: ['bank'] }, 'subset bank should be a domain'],
    [{ subsets: ['retail'] }, 'subsets needs dataset_name'],
    [{ dataset_name: 'retail', subsets: ['dev', 'test'], output: 'x.json' }, 'are for one run only'],
  ])('says what is wrong with %j', async (input, sentence) => {
    await writeFile(join(folder, 'input.yaml'), JSON.stringify(input));
    const { code, stderr } = await run('--config', 'input.yaml', ...replays);
    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
    expect(await readdir(folder)).toEqual(['input.yaml']);
  });

  it('takes subsets of a domain for its splits', async () => {
    await writeFile(join(folder, 'input.yaml'), JSON.stringify({ dataset_name: 'retail', subsets: 'dev' }));
    const { stdout } = await run('--config', 'input.yaml', ...replays, '--log-dir', 'out');
    expect(stdout).toContain('20 of 20 episodes: 20 passed');
    expect((await readdir(join(folder, 'out'))).some((name) => name.startsWith('retail_'))).toBe(true);
  });
});

describe('run --collect-activations', () => {
  const words = ['--collect-activations', 'layers=8,12', 'hook_points=output'];
  const models = () => ['--model', 'agent-model', '--user-model', 'user-model', '--base-url', server!.url];

  it('asks a server that announces it, and keeps what it sends by step', async () => {
    server = await startOpenAiServer(
      async (request) => {
        const answer = await deskAnswer(request);
        const asked = request.body.collect_activations;
        return typeof answer === 'object' && asked ? { ...answer, activations: { layers: asked.layers } } : answer;
      },
      { models: ['agent-model', 'user-model'], capabilities: { collect_activations: true } },
    );
    const { code } = await run(...models(), ...words, '--task-ids', '1', '--num-trials', '2', '--output', 'run.json');
    expect(code).toBe(0);
    const names = (await readdir(join(folder, 'run.activations'))).sort();
    expect(names).toEqual(['trial-0_task-1.json', 'trial-1_task-1.json']);
    const kept = JSON.parse(await readFile(join(folder, 'run.activations', names[1]!), 'utf8'));
    expect(kept).toMatchObject({ task_id: 1, trial: 1, asked: { layers: [8, 12], hook_points: ['output'] } });
    const record = JSON.parse(await readFile(join(folder, 'run.json'), 'utf8'))[1];
    const steps = record.traj.flatMap(({ role }: { role: string }, step: number) =>
      role === 'assistant' ? [step] : [],
    );
    expect(Object.keys(kept.steps).map(Number)).toEqual(steps);
    expect(kept.steps[steps[0]]).toEqual({ layers: [8, 12] });
    const asked = server.seen.filter(({ body }) => body.collect_activations);
    expect(new Set(asked.map(({ body }) => body.model))).toEqual(new Set(['agent-model']));
  });

  it('is refused before anything starts where the server does not announce it', async () => {
    server = await startOpenAiServer(deskAnswer, { models: ['agent-model', 'user-model'], capabilities: {} });
    const { code, stderr } = await run(...models(), ...words);
    expect(code).toBe(2);
    expect(stderr).toContain('does not announce collect_activations');
    expect((await run(...replays, '--collect-activations', 'everything')).stderr).toContain(
      'takes layers and hook points',
    );
  });
});

describe('run --dry-run', () => {
  it('says what would be played and what it may cost, without a key, and calls and writes nothing', async () => {
    const { code, stdout } = await run('--model', 'gpt-4o', '--num-trials', '2', '--dry-run');
    expect(code).toBe(0);
    expect(stdout).toContain('100 tasks, 2 trials each: 200 episodes');
    expect(stdout).toMatch(/Agent: {4}tool-calling, gpt-4o: about 2,600 calls, /);
    expect(stdout).toMatch(/Cost: {5}about \$\d+\.\d\d at list prices/);
    expect((await run('--model', 'mine', '--dry-run')).stdout).toMatch(/Cost: {5}unknown; the side with a list price/);
    expect((await run(...replays, '--dry-run')).stdout).toContain('Cost:     none');
    expect(await readdir(folder)).toEqual([]);
  });
});
