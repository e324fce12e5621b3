import { describe, expect, test } from 'vitest';
import { callsOf } from '../../../src/records/calls.ts';
import { readContent } from './reading.ts';

const user = (content: unknown) => ({ role: 'user', content });
const agent = (content: unknown, more: object = {}) => ({ role: 'assistant', content, ...more });
const call = { id: 'a', type: 'function', function: { name: 'f', arguments: '{}' } };

/** The one error of a conversation that cannot be read, without its place. */
async function refusal(messages: unknown[]): Promise<string> {
  const { trajectories, unreadable } = await readContent([{ task_id: 1, reward: 0, messages }]);
  expect(trajectories).toEqual([]);
  expect(unreadable).toHaveLength(1);
  return unreadable[0]?.error.replace(/^.*is no run: /u, '') ?? '';
}

async function read(messages: unknown[], more: object = {}) {
  const { trajectories, unreadable } = await readContent([{ task_id: 1, reward: 0, ...more, messages }]);
  expect(unreadable).toEqual([]);
  const [trajectory] = trajectories;
  if (trajectory === undefined) {
    throw new Error('nothing was read');
  }
  return trajectory;
}

describe('what may hide a call is refused, with its place and shape', () => {
  test.each<[string, unknown[], RegExp]>([
    [
      'a part of an unknown type',
      [user('Hi'), agent([{ type: 'invocation_block', target: 'f' }])],
      /^`messages\[1\]\.content\[0\]` is a part of the type "invocation_block", which is not known; .*cannot all be read/u,
    ],
    [
      'a part without a type',
      [user('Hi'), agent([{ do: 'f', with: {} }])],
      /^`messages\[1\]\.content\[0\]` is a part with the keys "do", "with"/u,
    ],
    ['content that is a number', [user('Hi'), agent(7)], /^`messages\[1\]\.content` is a number; expected a text/u],
    [
      'calls under another name',
      [user('Hi'), agent('', { requested_actions: [{ name: 'f' }] })],
      /^`messages\[1\]\.requested_actions` may hold calls in a shape that is not known/u,
    ],
    ['an action as text', [user('Hi'), agent('', { action: 'f(1)' })], /^`messages\[1\]\.action` may hold calls/u],
    [
      'a call without a name',
      [agent('', { tool_calls: [{ id: 'a' }] })],
      /`messages\[0\]\.tool_calls\[0\]` has no name/u,
    ],
    ['calls that are a number', [agent('', { tool_calls: 3 })], /`messages\[0\]\.tool_calls` is no list of calls/u],
    [
      'words under another name',
      [user('Hi'), { role: 'assistant', utterance: 'Hello' }],
      /^`messages\[1\]` has no `content` and no calls, but "utterance"/u,
    ],
    [
      'a result whose call is nowhere',
      [user('Hi'), agent('I look.'), { role: 'tool', tool_call_id: 'a', content: '{}' }],
      /^`messages\[2\]` is the result of a call that stands nowhere before it \(0 calls were found/u,
    ],
    [
      'more results than calls',
      [agent('', { tool_calls: [call] }), { role: 'tool', content: '1' }, { role: 'tool', content: '2' }],
      /^`messages\[2\]` is the result of a call that stands nowhere/u,
    ],
    [
      'calls in a notation of a model',
      [user('Hi'), agent('<function=f>{"a": 1}</function>'), user('{"b": 2}')],
      /^`messages\[1\]\.content` seems to be a call that is written as text/u,
    ],
    [
      'calls as bare JSON',
      [user('Hi'), agent('{"name": "f", "arguments": {}}'), user('{"b": 2}')],
      /^`messages\[1\]\.content` seems to be a call/u,
    ],
    ['an unknown role', [{ role: 'narrator', content: 'x' }], /`messages\[0\]\.role` is the unknown role "narrator"/u],
  ])('%s', async (_, messages, expected) => {
    expect(await refusal(messages)).toMatch(expected);
  });

  test('a damaged record costs the others nothing', async () => {
    const { trajectories, unreadable } = await readContent([
      { messages: [user('Hi'), agent([{ type: 'mystery' }])] },
      { messages: [user('Hi'), agent('Hello')] },
    ]);
    expect([trajectories.length, unreadable.map(({ index }) => index)]).toEqual([1, [0]]);
  });
});

describe('what is no call is read', () => {
  test('fields about tools that hold no calls, and pictures', async () => {
    const { messages, reading } = await read([
      user([{ type: 'text', text: 'See: ' }, { type: 'image_url', image_url: { url: 'x' } }, 'this']),
      agent('Hello', { tool_calls: null, function_call: null, tools: [{ name: 'f' }], interactions: [{ a: 1 }] }),
      agent('', { tool_calls: [null] }),
      agent('', { tool_calls: '[]' }),
      user('Go'),
    ]);
    expect(messages.map(({ said }) => said)).toEqual(['See: this', 'Hello', '', '', 'Go']);
    expect(reading).toMatchObject({ messages: 5, calls: 0, results: 0, passed_over: 1 });
  });

  test("a tool's content of any JSON is its text", async () => {
    const { messages } = await read([
      agent(null, { tool_calls: [call, call, call] }),
      { role: 'tool', content: { b: 1, a: [true, null] } },
      {
        role: 'tool',
        content: [
          { type: 'text', text: 'x' },
          { type: 'text', text: 'y' },
        ],
      },
      { role: 'tool', content: [1, 2] },
    ]);
    expect(messages.map(({ observation }) => observation)).toEqual([
      null,
      '{"b": 1, "a": [true, null]}',
      'xy',
      '[1, 2]',
    ]);
  });

  test('a result beside words keeps both', async () => {
    const { messages } = await read([
      agent([{ type: 'tool_use', id: 'a', name: 'f', input: {} }]),
      user([
        { type: 'tool_result', tool_use_id: 'a', content: '5' },
        { type: 'text', text: 'And hurry.' },
      ]),
      agent('Yes'),
    ]);
    expect(messages[1]).toMatchObject({ role: 'user', said: 'And hurry.' });
    expect(callsOf(messages)).toMatchObject([{ answered: 1, observation: '5' }]);
  });

  test('the same call in two places is one call', async () => {
    const { reading } = await read([
      agent([{ type: 'tool_use', id: 'a', name: 'f', input: {} }], { tool_calls: [call] }),
      { role: 'tool', tool_call_id: 'a', content: '5' },
    ]);
    expect(reading).toMatchObject({ calls: 1, paired: 1 });
  });

  test('tags of a call without any answer are only words, in a harness that is known', async () => {
    const traj = [user('Hi'), agent('<tool_call>{"name": "f", "arguments": {}}</tool_call>'), user('What? ###STOP###')];
    const { trajectories } = await readContent([{ task_id: 1, reward: 0, info: {}, traj }]);
    expect(trajectories[0]?.reading.calls).toBe(0);
    expect(trajectories[0]?.messages[1]?.said).toContain('<tool_call>');
  });
});

describe('thoughts', () => {
  test.each([
    ['<think>a</think>b', 'b', 'a'],
    ['b<think>a', 'b', 'a'],
    ['a</think>\n\nb', 'b', 'a'],
    ['<think>a</think>b<THINK>c</THINK>d', 'bd', 'a\nc'],
    ['<think>a<think>b</think>c</think>d', 'd', 'a\nb\nc'],
    ['<think></think>b', 'b', null],
    ['<think>a</think>', null, 'a'],
    ['no thoughts < here > at all', 'no thoughts < here > at all', null],
  ])('of %j', async (content, said, thoughts) => {
    const { messages } = await read([user('Hi'), agent(content)]);
    expect(messages[1]).toMatchObject({ content, said, thoughts });
  });

  test.each([
    [{ reasoning_content: 'a' }],
    [{ reasoning: 'a' }],
    [{ reasoning_details: [{ type: 'reasoning.text', text: 'a' }] }],
    [{ thinking_blocks: [{ type: 'thinking', thinking: 'a' }], reasoning_content: 'a' }],
  ])('beside the content: %j', async (more) => {
    const { messages } = await read([user('Hi'), agent('b', more)]);
    expect(messages[1]).toMatchObject({ content: 'b', said: 'b', thoughts: 'a', thoughts_leaked: false });
  });

  test('end a run only where the harness looks there', async () => {
    const messages = [user('Hi'), agent('Well?'), user('<think>I stop. ###STOP###</think>Hm.')];
    expect((await read(messages)).termination).toBe('unknown');
    const { trajectories } = await readContent([{ task_id: 1, reward: 0, info: {}, traj: messages }]);
    expect(trajectories[0]).toMatchObject({ termination: 'user_stop', messages: { 2: { thoughts_leaked: true } } });
  });
});

describe('messages at a place of their own', () => {
  const log = [user('Hi'), agent('Hello'), user('Bye ###STOP###')];
  const wrapped = {
    name: 'x',
    runs: [
      { task_id: 1, reward: 0, log: { turns: log } },
      { task_id: 2, reward: 1, log: { turns: log } },
    ],
  };

  test('are seen in a wrapper that is not known', async () => {
    await expect(readContent(wrapped)).rejects.toThrow(
      "a list of messages stands at `runs.0.log.turns`: --messages-at 'runs.*.log.turns' reads it there",
    );
    await expect(readContent([{ task_id: 1, deep: { log } }])).rejects.toThrow(
      "--messages-at 'deep.log' reads it there",
    );
    const { unreadable } = await readContent([{ task_id: 1, reward: 0, info: {}, log }]);
    expect(unreadable[0]?.error).toContain('it has no `traj`');
    expect(unreadable[0]?.error).toContain("--messages-at 'log' reads it there");
  });

  test('are read there, with what the objects around them tell', async () => {
    const { trajectories } = await readContent(wrapped, { format: 'messages-at:runs.*.log.turns' });
    expect(trajectories.map(({ task_id, reward, termination }) => [task_id, reward, termination])).toEqual([
      [1, 0, 'user_stop'],
      [2, 1, 'user_stop'],
    ]);
    expect(trajectories.map(({ source }) => [source.index, source.offset])).toEqual([
      [0, null],
      [1, null],
    ]);
    const lines = wrapped.runs.map((run) => JSON.stringify(run)).join('\n');
    const again = await readContent(lines, { format: 'messages-at:log.turns' });
    expect(again.trajectories.map(({ task_id }) => task_id)).toEqual([1, 2]);
  });

  test('that are not there are a row that says where they are', async () => {
    const { unreadable } = await readContent(wrapped, { format: 'messages-at:runs.*.turns' });
    expect(unreadable[0]?.error).toMatch(/it has no list at `runs\.\*\.turns`; .*stands at `runs\.0\.log\.turns`/u);
  });
});

test.each([
  [
    'a zip archive',
    Buffer.from('PK\u0003\u0004rest', 'latin1'),
    /zip archive that is damaged or cut off.*copy it again/u,
  ],
  [
    'spans of a trace',
    '{"object": "trace.span", "id": "s", "trace_id": "t", "span_data": {"type": "generation"}}\n',
    /spans of a trace, not conversations/u,
  ],
])('%s is refused with a sentence that helps', async (_, content, expected) => {
  await expect(readContent(content)).rejects.toThrow(expected);
});

test('JSON inside texts that is nested without end is no more than text', async () => {
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
  const action = `Action: {"name": "f", "arguments": {"a": ${deep}}}`;
  for (const record of [
    { messages: deep },
    { prompt: deep, completion: `{"messages": ${deep}}` },
    { messages: [`{"role": "user", "content": ${deep}}`] },
    { messages: [agent('', { tool_calls: [`{"name": "f", "arguments": {"a": ${deep}}}`] })] },
    {
      messages: [
        agent(`<tool_call>{"name": "f", "arguments": {"a": ${deep}}}</tool_call>`),
        user('<tool_response>1</tool_response>'),
      ],
    },
    { task_id: 1, reward: 0, info: {}, traj: [{ role: 'system', content: 'Action: {"name": ' }, agent(action)] },
  ]) {
    const { trajectories, unreadable } = await readContent([record]);
    expect(trajectories.length + unreadable.length).toBe(1);
  }
});
