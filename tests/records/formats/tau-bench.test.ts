import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTrajectoryAt } from '../../../src/records/formats/index.ts';
import { makeFolder, readAll, readContent } from './reading.ts';

const system = {
  role: 'system',
  content:
    'Act.\nAction:\n{"name": <name>, "arguments": <arguments>}\nLike:\nAction:\n{"name": "look", "arguments": {}}',
};
const user = (content: string | null) => ({ role: 'user', content });
const agent = (content: string | null, ...calls: unknown[]) => ({
  role: 'assistant',
  content,
  tool_calls: calls.length > 0 ? calls : null,
});
const call = (name: string, values: unknown, id?: string) => ({
  id,
  type: 'function',
  function: { name, arguments: values },
});

/** So many turns of the agent, each with an answer of the user. */
const turns = (count: number) => Array.from({ length: count }, () => [agent('Yes?'), user('Well')]).flat();

/** The first trajectory of a list with one run. */
async function readRun(run: Record<string, unknown>) {
  const { trajectories, unreadable } = await readContent([{ task_id: 1, reward: 0, info: {}, traj: [], ...run }]);
  expect(unreadable).toEqual([]);
  const [trajectory] = trajectories;
  if (trajectory === undefined) {
    throw new Error('nothing was read');
  }
  return trajectory;
}

describe('calls as text', () => {
  const cases = [
    ['a call', 'Thought: see.\nAction:\n{"name": "look", "arguments": {"at": 1}}', 'look', null],
    [
      'the last of two actions',
      'Action:\n{"name": "a", "arguments": {}}\nAction:\n{"name": "b", "arguments": {}}',
      'b',
      null,
    ],
    ['a call without the label', ' {"name": "look", "arguments": {}} ', 'look', null],
    [
      'a reply',
      'Action:\n{"name": "respond", "arguments": {"content": "Hello, 1,000 there"}}',
      null,
      'Hello, 1,000 there',
    ],
    [
      'no JSON behind the label',
      'Thought: hm\nAction:\n{"name": respond, "arguments": {"content": "x"}}\n',
      null,
      '{"name": respond, "arguments": {"content": "x"}}',
    ],
    [
      'one brace too many',
      'Thought: hm\nAction: {"name": "look", "arguments": {}}}',
      null,
      '{"name": "look", "arguments": {}}}',
    ],
    ['neither', '<think>\nlet me see\n</think>\n\nDone.\n', null, 'Done.'],
    ['JSON that is no action', 'Action: {"tool": "look"}', null, '{"tool": "look"}'],
    ['a number', 'Action: 12', null, '12'],
  ] as const;
  test.each(cases)('%s', async (_, content, name, said) => {
    const { messages } = await readRun({ traj: [system, user('Hi'), agent(content)] });
    expect(messages[2]).toMatchObject({ role: 'assistant', content, said });
    expect(messages[2]?.tool_calls.map((item) => item.name)).toEqual(name === null ? [] : [name]);
  });

  test('outputs are tool results of the call before them, at their own step', async () => {
    const look = 'Action:\n{"name": "look", "arguments": {"at": "#1"}}';
    const traj = [
      system,
      user('Hi'),
      agent(look),
      user('API output: {"a": 1}'),
      agent('Well.'),
      user('API output: is what I typed'),
      agent(look),
      user('API output: '),
    ];
    const { messages } = await readRun({ traj });
    expect(messages.map(({ role }) => role)).toEqual([
      'system',
      'user',
      'assistant',
      'tool',
      'assistant',
      'user',
      'assistant',
      'tool',
    ]);
    expect(messages[3]).toMatchObject({
      name: 'look',
      observation: '{"a": 1}',
      content: 'API output: {"a": 1}',
      said: null,
    });
    expect(messages[5]).toMatchObject({ said: 'API output: is what I typed', observation: null });
    expect(messages[7]).toMatchObject({ name: 'look', observation: '' });
    expect(messages[2]?.tool_calls).toEqual([
      { id: null, name: 'look', arguments: { at: '#1' }, arguments_text: null, requestor: 'assistant' },
    ]);
  });

  test('a run with real calls keeps its texts', async () => {
    const text = 'Action:\n{"name": "look", "arguments": {}}';
    const { messages } = await readRun({
      traj: [system, user('Hi'), agent(null, call('look', '{}')), { role: 'tool', content: 'x' }, agent(text)],
    });
    expect(messages[4]).toMatchObject({ said: text, tool_calls: [] });
    expect(messages[3]).toMatchObject({ role: 'tool', name: 'look', observation: 'x', tool_call_id: null });
  });
});

test('text beside a call did not reach the user; all calls of a message are kept', async () => {
  const traj = [
    user('Hi'),
    agent('One moment', call('a', '{"x": 1}', 'i1'), call('b', {}, 'i2')),
    { role: 'tool', tool_call_id: 'i2', content: 'B' },
    { role: 'tool', tool_call_id: 'i1', content: null },
  ];
  const { messages } = await readRun({ traj });
  expect(messages[1]).toMatchObject({ content: 'One moment', said: null });
  expect(messages[1]?.tool_calls.map(({ name, id }) => [name, id])).toEqual([
    ['a', 'i1'],
    ['b', 'i2'],
  ]);
  expect(messages.slice(2).map(({ name, observation }) => [name, observation])).toEqual([
    ['b', 'B'],
    ['a', null],
  ]);
});

test.each([
  ['{"a": 1}', { a: 1 }, null],
  [{ a: 1 }, { a: 1 }, null],
  [
    "{'a': 'it\\'s', 'b': [True, None, -1.5e3], 'c': (1,), \"d\": \"\\u00e9\\n\"}",
    { a: "it's", b: [true, null, -1500], c: [1], d: 'é\n' },
    null,
  ],
  ['{"a": NaN}', { a: null }, null],
  ['', null, ''],
  ['[1]', null, '[1]'],
  ['{"a": 1', null, '{"a": 1'],
  ["{'a': open('x')}", null, "{'a': open('x')}"],
  [null, null, null],
  [7, null, '7'],
])('arguments %j', async (raw, parsed, text) => {
  const { messages } = await readRun({ traj: [agent(null, call('f', raw))] });
  expect(messages[0]?.tool_calls[0]).toMatchObject({ arguments: parsed, arguments_text: text });
});

test.each([
  ['crash', { info: { error: 'Request timed out', traceback: 'line 1' } }, 'runtime_error'],
  ['context', { info: { error: "This model's maximum context length is 8192 tokens" } }, 'context_overflow'],
  ['rate limit', { info: { error: 'Rate limit reached: 30000 tokens per min' } }, 'runtime_error'],
  ['nothing', {}, 'empty'],
  ['stop', { traj: [user('Hi'), agent('Bye'), user('Bye ###STOP###')] }, 'user_stop'],
  ['a stop word in the first message', { traj: [user('I say ###STOP### when done'), agent('?')] }, 'unknown'],
  [
    'transfer',
    {
      traj: [
        user('Hi'),
        agent('', call('transfer_to_human_agents', '{}')),
        { role: 'tool', content: 'Transfer successful' },
      ],
    },
    'transfer',
  ],
  [
    'a transfer that was not the first call',
    { traj: [user('Hi'), agent('', call('a', '{}'), call('transfer_to_human_agents', '{}'))] },
    'unknown',
  ],
  ['the cap of 30 steps', { traj: [user('Hi'), ...turns(30)], info: { reward_info: null } }, 'step_limit'],
  [
    'a cap that the file tells',
    { traj: [user('Hi'), ...turns(4)], info: { reward_info: null, max_num_steps: 4 } },
    'step_limit',
  ],
  [
    'a reason',
    { traj: [user('Hi'), ...turns(4)], info: { reward_info: null, termination_reason: 'max_steps' } },
    'step_limit',
  ],
  ['no account and nobody answers', { traj: [user('Hi'), ...turns(2)], info: { reward_info: null } }, 'cut_off'],
  [
    'no account and the agent spoke last',
    { traj: [user('Hi'), agent('Done.')], info: { reward_info: null } },
    'unknown',
  ],
  [
    'another account',
    { traj: [user('Hi'), ...turns(1)], info: { reward_info: null, r_outputs: 0, outputs: { a: false } } },
    'unknown',
  ],
  ['a stop with words behind it', { traj: [user('Hi'), agent('?'), user('Bye ###STOP###'), agent('Wait')] }, 'unknown'],
  ['an error of infrastructure', { info: { error: '502', infrastructure: true } }, 'infrastructure'],
  ['no account', { traj: [user('Hi'), agent('Yes?'), user('Well')] }, 'unknown'],
])('how it ended: %s', async (_, run, termination) => {
  expect((await readRun(run)).termination).toBe(termination);
});

test('crashes keep their words', async () => {
  const { crash, task } = await readRun({
    info: { error: '<html>502</html>', traceback: 'x' },
    task: { instruction: 'Do it.', actions: [], outputs: ['5'] },
  });
  expect(crash).toEqual({ message: '<html>502</html>', traceback: 'x', infrastructure: true });
  expect(task).toMatchObject({ instruction: 'Do it.', actions: [], outputs: ['5'], user_id: null });
});

test.each([
  [
    { reward: 0, info: { r_actions: 0.0, gt_data_hash: 'ff' } },
    { state_matches: false, ground_truth_hash: 'ff', outputs: null },
  ],
  [
    { reward: 0, info: { r_outputs: 0.0, outputs: { '10': false, yes: true } } },
    {
      state_matches: null,
      outputs: [
        { text: '10', said: false },
        { text: 'yes', said: true },
      ],
    },
  ],
  [{ reward: 1, info: { r_outputs: 1.0, outputs: { '10': true } } }, { state_matches: true }],
  [null, null],
])('the grade of %j', async (rewardInfo, grade) => {
  const { grade: found } = await readRun({ info: { reward_info: rewardInfo } });
  if (grade === null) {
    expect(found).toBeNull();
  } else {
    expect(found).toMatchObject(grade);
  }
});

test.each([
  [1, 1],
  [true, 1],
  [0.5, 0.5],
  [null, null],
  ['1', null],
])('reward %j', async (reward, expected) => {
  expect((await readRun({ reward })).reward).toBe(expected);
});

test('parts of content are joined, ids kept as they are', async () => {
  const run = await readRun({
    task_id: 'a-7',
    trial: null,
    traj: [
      user('x'),
      { role: 'assistant', content: [{ type: 'text', text: 'A' }, { type: 'image' }, 'B'] },
      { role: 'assistant' },
    ],
  });
  expect(run.messages.map(({ said }) => said)).toEqual(['x', 'AB', null]);
  expect(run).toMatchObject({ task_id: 'a-7', trial: null, domain: null });
  expect(run.id).toMatch(/^a-7\.-\.[0-9a-f]{12}$/u);
});

test('the limit of steps stands in the header beside the file, for all runs and for single ones', async () => {
  const folder = await makeFolder();
  const run = (task_id: number, count: number) => ({
    task_id,
    trial: 0,
    reward: 0,
    info: { reward_info: null },
    traj: [user('Hi'), ...turns(count)],
  });
  const exceptions = [{ task_id: 2, trial: 0, max_num_steps: 3 }];
  await writeFile(join(folder, 'run.json'), JSON.stringify([run(1, 5), run(2, 3), run(3, 4)]));
  await writeFile(join(folder, 'run.header.json'), JSON.stringify({ settings: { max_num_steps: 5, exceptions } }));
  const { trajectories } = await readAll({ path: join(folder, 'run.json') });
  expect(trajectories.map(({ termination }) => termination)).toEqual(['step_limit', 'step_limit', 'cut_off']);
  for (const { source, format, termination } of trajectories) {
    expect((await readTrajectoryAt({ source, format })).termination).toBe(termination);
  }
  await writeFile(join(folder, 'run.header.json'), '{"settings": ');
  expect((await readAll({ path: join(folder, 'run.json') })).trajectories).toHaveLength(3);
});
