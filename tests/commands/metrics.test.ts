import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../support/run-cli.ts';

const recorded = fileURLToPath(new URL('../fixtures/runs/', import.meta.url));

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-triage-metrics-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

interface RunParts {
  readonly task?: string | number;
  readonly trial?: number;
  readonly reward?: number;
  readonly info?: Record<string, unknown>;
}
const run = ({ task = 0, trial = 0, reward = 1, info = {} }: RunParts = {}) => ({
  task_id: task,
  trial,
  reward,
  info: { task: { user_id: 'u', actions: [], instruction: 'Say hello.', outputs: [] }, user_cost: 0.25, ...info },
  traj: [
    { role: 'system', content: 'Be polite.' },
    { role: 'user', content: 'Hello ###STOP###' },
  ],
});
const save = async (name: string, content: unknown) => {
  await writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
};
const metrics = (...words: string[]) => runCli(['metrics', ...words], { cwd: folder });

/** Two trials of two tasks: 1 and 1, 1 and a crash. */
const four = [
  run({ task: 0, trial: 0 }),
  run({ task: 1, trial: 0 }),
  run({ task: 0, trial: 1 }),
  run({ task: 1, trial: 1, reward: 0, info: { error: 'the server fell over', agent_cost: 0.5, user_cost: null } }),
];

describe('tau-triage metrics', () => {
  it('tells average reward and pass^k by both conventions', async () => {
    await save('run.json', four);
    const { code, stdout, stderr } = await metrics('run.json');
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toContain('run.json\n  4 runs of 2 tasks, 1 broke\n  average reward 0.7500\n');
    const [, failures = '', leftOut = ''] = stdout.split(/^ {2}pass\^k, /m);
    expect(failures).toMatch(/^broken and missing trials count as failures \(tau-bench\):\n {4}k=1 {2}0\.7500 /);
    expect(failures).toMatch(/^ {4}k=2 {2}0\.5000 /m);
    expect(leftOut).toMatch(/^infrastructure errors left out \(tau2\):\n {4}k=1 {2}1\.0000 /);
    expect(leftOut).not.toContain('k=2');
    expect(stdout).not.toContain('task  ');
  });

  it('has a line for each task with --per-task', async () => {
    await save('run.json', four);
    const { stdout } = await metrics('run.json', '--per-task');
    expect(stdout).toMatch(/task +passed +trials +broke +average\n {2}0 +2 +2 +0 +1\.000\n {2}1 +1 +2 +1 +0\.500\n$/);
  });

  it('gives the same as JSON', async () => {
    await save('run.json', four);
    const { code, stdout } = await metrics('run.json', '--format', 'json');
    expect(code).toBe(0);
    const [file] = JSON.parse(stdout);
    expect(file).toMatchObject({
      file: 'run.json',
      runs: 4,
      tasks: 2,
      crashed: 1,
      unreadable: 0,
      average_reward: 0.75,
      user_cost: 0.75,
      per_task: [
        { task_id: 0, trials: 2, passed: 2, crashed: 0, averageReward: 1 },
        { task_id: 1, trials: 2, passed: 1, crashed: 1, averageReward: 0.5 },
      ],
    });
    const { errors_as_failures, errors_left_out } = file.pass_hat_k;
    expect(errors_as_failures.map(({ k, value }: { k: number; value: number }) => [k, value])).toEqual([
      [1, 0.75],
      [2, 0.5],
    ]);
    expect(errors_left_out.map(({ value }: { value: number }) => value)).toEqual([1]);
    expect(errors_as_failures[0].interval.low).toBeGreaterThan(0);
    expect(errors_as_failures[0].interval.high).toBeLessThanOrEqual(1);
  });

  it('takes several files and folders, each with its own numbers', async () => {
    await save('a.json', four);
    await save('b.jsonl', [run({ reward: 0 }), run({ trial: 1 })].map((line) => JSON.stringify(line)).join('\n'));
    const named = await metrics('b.jsonl', 'a.json', '--format', 'json');
    expect(JSON.parse(named.stdout).map(({ file, runs }: { file: string; runs: number }) => [file, runs])).toEqual([
      ['b.jsonl', 2],
      ['a.json', 4],
    ]);
    const found = await metrics('.', '--format', 'json');
    expect(JSON.parse(found.stdout)).toHaveLength(2);
    const text = await metrics('a.json', 'b.jsonl');
    expect(text.stdout.match(/average reward/g)).toHaveLength(2);
    expect(text.stdout).toContain('average reward 0.5000');
  });

  it('reads the recorded runs, headers and labels beside them aside', async () => {
    const { code, stdout } = await metrics(recorded, '--format', 'json');
    expect(code).toBe(0);
    const files = JSON.parse(stdout);
    expect(files.length).toBeGreaterThan(1);
    expect(files.every(({ runs, unreadable }: { runs: number; unreadable: number }) => runs > 0 && !unreadable)).toBe(
      true,
    );
  });

  it('names a record that cannot be read, counts the others, and exits with 3', async () => {
    await save('torn.jsonl', `${JSON.stringify(run())}\n{"task_id": 1, "trial\n${JSON.stringify(run({ task: 2 }))}\n`);
    const { code, stdout, stderr } = await metrics('torn.jsonl', '--format', 'json');
    expect(code).toBe(3);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(/torn\.jsonl/);
    expect(JSON.parse(stdout)).toMatchObject([{ runs: 2, unreadable: 1, average_reward: 1 }]);
  });

  it('counts an ungraded run nowhere and says so; without any reward there is no average', async () => {
    const talk = [
      { role: 'user', content: 'Hello' },
      { role: 'assistant', content: 'Hi' },
    ];
    const ungraded = { task_id: 1, trial: 0, messages: talk };
    await save('half.json', [ungraded, { task_id: 2, trial: 0, reward: 1, messages: talk }]);
    await save('none.json', [ungraded]);
    const half = await metrics('half.json', '--per-task');
    expect(half.stdout).toContain('2 runs of 2 tasks, 1 ungraded\n  average reward 1.0000\n');
    expect(half.stdout).toMatch(/k=1 {2}1\.0000 .*over 1 of 2 tasks/);
    expect(half.stdout).toMatch(/^ {2}1 +0 +0 +0 +- {2}\(1 ungraded\)$/m);
    const none = await metrics('none.json', '--format', 'json');
    expect(JSON.parse(none.stdout)).toMatchObject([
      { average_reward: null, ungraded: 1, pass_hat_k: { errors_as_failures: [], errors_left_out: [] } },
    ]);
    expect((await metrics('none.json')).stdout).toContain('average reward -\n');
  });

  it('names rows that are there twice and trials that are missing from the plan', async () => {
    await save('double.json', [run(), run({ reward: 0.5 }), run({ trial: 1 })]);
    const { stdout } = await metrics('double.json');
    expect(stdout).toContain('  2 rows for task 0, trial 0: each is counted, though the file has 2 trials\n');
    const simulation = (task_id: string, trial: number) => ({
      id: `${task_id}${trial}`,
      task_id,
      trial,
      termination_reason: 'user_stop',
      reward_info: { reward: 1 },
      messages: [{ role: 'user', content: 'Hi' }],
    });
    const simulations = [simulation('a', 0), simulation('b', 0), simulation('b', 1)];
    await save('plan.json', { info: { num_trials: 2 }, tasks: [], simulations });
    const plan = await metrics('plan.json', '--format', 'json');
    expect(JSON.parse(plan.stdout)).toMatchObject([
      { planned_trials: 2, short_of_plan: [{ task_id: 'a', trials: 1 }], double_trials: [] },
    ]);
    expect((await metrics('plan.json')).stdout).toContain('  2 trials of each task planned; fewer found: task a 1\n');
  });

  it("leaves out what tau2 leaves out: infrastructure errors, and no other's", async () => {
    const simulation = (task_id: string, termination_reason: string, reward: number | null) => ({
      id: task_id,
      task_id,
      trial: 0,
      termination_reason,
      reward_info: reward === null ? null : { reward },
      messages: [{ role: 'user', content: 'Hi' }],
    });
    const simulations = [
      simulation('a', 'user_stop', 1),
      simulation('b', 'infrastructure_error', null),
      simulation('c', 'agent_error', 0),
      simulation('d', 'too_many_errors', 0),
    ];
    await save('tau2.json', { info: {}, tasks: [], simulations });
    const { stdout } = await metrics('tau2.json');
    expect(stdout).toContain('4 runs of 4 tasks, 2 broke (1 by infrastructure)');
    expect(stdout).toMatch(/infrastructure errors left out \(tau2\):\n {4}k=1 {2}0\.3333 .*over 3 of 4 tasks/);
  });

  it('reads messages from the place that is named', async () => {
    await save('log.json', {
      runs: [
        {
          task_id: 1,
          reward: 1,
          log: [
            { role: 'user', content: 'Hi' },
            { role: 'assistant', content: 'x' },
          ],
        },
      ],
    });
    const refused = await metrics('log.json');
    expect(refused.stderr).toContain("--messages-at 'runs.*.log' reads it there");
    const { stdout } = await metrics('log.json', '--messages-at', 'runs.*.log');
    expect(stdout).toContain('1 run of 1 task\n  average reward 1.0000\n');
  });

  it('shows nothing of a hostile name or task as it stands', async () => {
    await save('run.json', [run({ task: '\u001b[31mred\n\u0007' })]);
    const { stdout } = await metrics('run.json', '--per-task');
    expect(stdout).not.toMatch(/[\u001b\u0007]/);
  });

  it.each([
    ['no results file', ['other.json'], 1, 'no results file'],
    ['a file that is not there', ['none.json'], 1, 'none.json'],
    ['a wrong format', ['run.json', '--format', 'xml'], 2, '--format takes one of text, json, not "xml".'],
    ['a wrong --format-in', ['run.json', '--format-in', 'tau3'], 2, '--format-in takes one of'],
    ['a path with an empty key', ['run.json', '--messages-at', 'a..b'], 2, '--messages-at takes keys with dots'],
    ['two ways of reading', ['run.json', '--messages-at', 'a', '--format-in', 'hal'], 2, 'give one'],
    ['no path', [], 2, "missing required argument 'paths'"],
    ['an unknown flag', ['run.json', '--per-trial'], 2, "unknown option '--per-trial'"],
  ])('%s: a sentence, nothing on stdout', async (_, words, expected, sentence) => {
    await save('run.json', four);
    await save('other.json', { weather: 'fine' });
    const { code, stdout, stderr } = await metrics(...words);
    expect(code).toBe(expected);
    expect(stderr).toContain(sentence);
    expect(stdout).toBe('');
  });
});
