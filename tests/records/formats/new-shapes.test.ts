import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { callsOf } from '../../../src/records/calls.ts';
import { fixture, makeFolder, readAll, readContent } from './reading.ts';

const said = (text: string) => [{ role: 'user', content: text }];

describe('the neutral list', () => {
  const run = { schema: 'tau-triage/run-1', messages: said('Hello.') };

  test('needs nothing but its name and messages', async () => {
    const { trajectories } = await readContent(run);
    expect(trajectories).toMatchObject([{ format: 'neutral', task_id: null, reward: null, task: null }]);
  });

  test('takes what a world needs: the start of a task, statements on its end, calls of the user', async () => {
    const action = { name: 'reboot', arguments: {}, requestor: 'user', compare_arguments: ['x'] };
    const scene = { env_type: 'user', func_name: 'turn_off', arguments: { line: 1 } };
    const task = {
      actions: [action],
      env_assertions: [{ ...scene, assert_value: false, message: null }],
      initial_state: { agent_data: null, user_data: { a: 1 }, actions: [scene] },
      reward_basis: ['ENV_ASSERTION'],
    };
    const messages = [
      { role: 'user', tool_calls: [{ name: 'reboot', arguments: {} }] },
      { role: 'tool', content: 'ok', error: true },
    ];
    const record = { ...run, messages, task, termination: 'timeout', tools_differ: true, error: { message: 'slow' } };
    const { trajectories } = await readContent([record]);
    expect(trajectories[0]).toMatchObject({
      task: { ...task, outputs: [], instruction: null },
      termination: 'timeout',
      foreign_tools: true,
      crash: { message: 'slow', infrastructure: true, traceback: null },
    });
    expect(callsOf(trajectories[0]?.messages ?? [])).toMatchObject([{ caller: 'user', rejected: true }]);
  });

  test.each([
    [{ ...run, rewards: 1 }, /Unrecognized key: "rewards"/u],
    [{ ...run, schema: 'tau-triage/run-9' }, /`schema` is not as the schema/u],
    [{ ...run, messages: [{ role: 'agent', content: 'x' }] }, /`messages\.0\.role` is not as/u],
    [
      { ...run, messages: [{ role: 'assistant', tool_calls: [{ name: 'f', arguments: '{}' }] }] },
      /tool_calls\.0\.arg/u,
    ],
    [{ ...run, messages: [{ role: 'tool', content: 'x' }] }, /result of a call that stands nowhere/u],
  ])('a record that does not keep to it is refused by its first wrong field: %#', async (record, sentence) => {
    const { unreadable } = await readContent([record, run]);
    expect(unreadable).toHaveLength(1);
    expect(unreadable[0]?.error).toMatch(sentence);
  });
});

describe('trajectories of Harbor', () => {
  const path = fixture('harbor-trial/ida__Q7rT2xk/agent/trajectory.json');
  const step = (source: string, more: object = {}) => ({ step_id: 1, source, message: 'x', ...more });
  const atif = (...steps: object[]) => ({ schema_version: 'ATIF-v1.4', agent: { name: 'a' }, steps });

  test('take task, reward and error from the trial around them', async () => {
    const folder = await makeFolder();
    await cp(fixture('harbor-trial'), folder, { recursive: true });
    const trial = join(folder, 'ida__Q7rT2xk');
    const exception_info = {
      exception_type: 'AgentTimeoutError',
      exception_message: 'after 5 s',
      exception_traceback: 't',
    };
    await writeFile(join(trial, 'result.json'), JSON.stringify({ task_name: 'zoe', exception_info }));
    const [run] = (await readAll({ path: join(trial, 'agent', 'trajectory.json') })).trajectories;
    expect(run).toMatchObject({
      task_id: 'zoe',
      reward: null,
      termination: 'timeout',
      crash: { message: 'AgentTimeoutError: after 5 s', traceback: 't' },
    });
    await mkdir(join(folder, 'yan__1', 'agent'), { recursive: true });
    await writeFile(join(folder, 'yan__1', 'config.json'), '{}');
    await writeFile(join(folder, 'yan__1', 'result.json'), '{}');
    const job = await readAll({ path: folder });
    expect(job.trajectories.map(({ task_id, source }) => [task_id, source.index])).toEqual([['zoe', 0]]);
    expect(job.unreadable).toMatchObject([
      { index: 1, error: expect.stringMatching(/yan__1.*not every agent writes/u) },
    ]);
    await expect(readAll({ path: folder, format: 'tau-bench' })).rejects.toThrow(
      /Harbor's trials; it cannot be read as/u,
    );
    expect((await readAll({ path: folder, format: 'harbor-atif' })).trajectories).toEqual(job.trajectories);
    await rm(join(trial, 'result.json'));
    const [bare] = (await readAll({ path: join(trial, 'agent', 'trajectory.json') })).trajectories;
    expect(bare).toMatchObject({ task_id: null, reward: null, crash: null });
  });

  test('count what was observed without a call, and keep a step a step', async () => {
    const [run] = (await readAll({ path })).trajectories;
    expect(run?.reading).toMatchObject({ messages: 8, calls: 3, results: 3, paired: 3, passed_over: 1 });
    const parts = [
      { type: 'text', text: 'see' },
      { type: 'image', source: { media_type: 'image/png', path: 'a.png' } },
    ];
    const { trajectories } = await readContent(atif(step('user', { message: parts })));
    expect(trajectories[0]?.messages[0]?.content).toBe('see');
    expect(trajectories[0]?.reading.passed_over).toBe(1);
  });

  test.each([
    [{ ...atif(), schema_version: 'ATIF-v2.0' }, /"ATIF-v2\.0" as `schema_version`; expected ATIF-v1\.0/u],
    [{ ...atif(step('user')), continued_trajectory_ref: 'b.json' }, /goes on in another file.*"b\.json"/u],
    [atif(step('robot')), /`steps\[0\]\.source` is "robot"; expected one of system, user, agent/u],
    [atif(step('agent', { tool_calls: [{ arguments: {} }] })), /no name of a tool/u],
    [
      atif(step('agent', { observation: { results: [{ source_call_id: 'c9', content: 'x' }] } })),
      /result of a call that stands nowhere/u,
    ],
  ])('that are not complete or not known are refused: %#', async (record, sentence) => {
    const { unreadable } = await readContent(record);
    expect(unreadable[0]?.error).toMatch(sentence);
  });
});

describe('traces of verifiers', () => {
  const node = (parent: number | null, role: string, content: string) => ({ parent, message: { role, content } });
  const trace = (nodes: object[], more: object = {}) => ({ task: { data: { id: 't' } }, nodes, rewards: {}, ...more });

  test('give the way to the last node, and count what branched off', async () => {
    const nodes = [
      node(null, 'user', 'a'),
      node(0, 'assistant', 'left'),
      node(0, 'assistant', 'taken'),
      node(2, 'user', 'b'),
    ];
    const rewards = { one: { score: 0.5, weight: 2 }, two: { score: 1, weight: 0 }, three: null };
    const { trajectories } = await readContent(trace(nodes, { rewards, is_timeout: true }));
    expect(trajectories[0]?.messages.map(({ content }) => content)).toEqual(['a', 'taken', 'b']);
    expect(trajectories[0]).toMatchObject({
      task_id: 't',
      reward: 1,
      termination: 'timeout',
      reading: { passed_over: 1 },
    });
  });

  test('of several agents in one episode are a run each', async () => {
    const traces = [trace([node(null, 'user', 'a')]), trace([node(null, 'user', 'b')])];
    const { trajectories } = await readContent({ task: { data: { idx: 3 } }, traces });
    expect(trajectories.map(({ messages, source }) => [messages[0]?.content, source.index, source.offset])).toEqual([
      ['a', 0, null],
      ['b', 1, null],
    ]);
  });

  test.each([
    [{ task: {}, traces: [], errors: [{ message: 'no sandbox' }] }, /an empty list as `traces` .*no sandbox/u],
    [trace([node(1, 'user', 'a'), node(0, 'user', 'b')]), /`nodes\[1\]` is no node, or one of a circle/u],
    [trace([{ parent: null }]), /`nodes\[0\]` is no node/u],
  ])('that hold no run are refused: %#', async (record, sentence) => {
    const { unreadable } = await readContent(record);
    expect(unreadable[0]?.error).toMatch(sentence);
  });
});
