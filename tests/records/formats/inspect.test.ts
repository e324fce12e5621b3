import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { callsOf } from '../../../src/records/calls.ts';
import { readTrajectoryAt, UnreadableInputError } from '../../../src/records/formats/index.ts';
import { makeZip, type ZipFile } from '../../support/make-zip.ts';
import { bytesInMemory } from './bytes-in-memory.ts';
import { fixture, makeFolder, readAll, readContent } from './reading.ts';

const sample = (over: object = {}) => ({
  id: 'a',
  epoch: 1,
  messages: [
    { role: 'user', content: 'Which loan is the atlas?' },
    { role: 'assistant', content: 'It is loan L-31.' },
  ],
  scores: { exact: { value: 'C' } },
  ...over,
});
const header = { version: 2, status: 'success', eval: { task: 'loans', model: 'm', config: { epochs: 2 } } };
const entry = (value: unknown, name = 'samples/a_epoch_1.json'): ZipFile => ({ name, content: JSON.stringify(value) });
const whole = (...samples: object[]) =>
  makeZip([entry(header, 'header.json'), ...samples.map((value, nth) => entry(value, `samples/${nth}_epoch_1.json`))]);
const read = (files: Buffer) => readAll({ path: 'log.eval', bytes: bytesInMemory(files) });
const refusal = async (files: Buffer): Promise<string> => {
  const failure = await read(files).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(UnreadableInputError);
  return (failure as Error).message;
};

test('the archive (zstd) and the JSON of one log hold the same runs, and so does one packed by deflate', async () => {
  const [packed, plain] = await Promise.all(
    ['inspect-library.eval', 'inspect-library.json'].map((name) => readAll({ path: fixture(name) })),
  );
  const content = JSON.parse(await readFile(fixture('inspect-library.json'), 'utf8'));
  const { samples, ...head } = content;
  const again = await read(
    makeZip([
      entry(head, 'header.json'),
      ...samples.map((value: { id: string }) => entry(value, `samples/${value.id}_epoch_1.json`)),
    ]),
  );
  const bare = (result: typeof packed) =>
    result?.trajectories.map(({ source: _, format: __, ...trajectory }) => trajectory);
  expect(bare(packed)).toHaveLength(2);
  expect(bare(plain)).toEqual(bare(packed));
  expect(bare(again)).toEqual(bare(packed));
});

test("the agent's conversation is read, and not that of the simulated user, whose turns are the sample's messages", async () => {
  const { trajectories } = await readAll({ path: fixture('inspect-library.eval') });
  const [broken, run] = trajectories;
  expect(run).toMatchObject({
    task_id: 'ida',
    trial: 1,
    planned_trials: 1,
    reward: 0,
    domain: 'library',
    foreign_tools: true,
    termination: 'user_stop',
    policy: 'You look after a small library. Be brief.',
    agent_model: 'mockllm/model',
    grade: { breakdown: { library_scorer: 0 } },
    task: {
      env_assertions: [{ env_type: 'assistant', func_name: 'assert_due', assert_value: true }],
      initial_state: { actions: [{ env_type: 'user', func_name: 'lose_card' }] },
      reward_basis: ['DB'],
    },
  });
  expect(run?.messages.map(({ role }) => role)).not.toContain('system');
  expect(broken).toMatchObject({
    task_id: 'broken',
    reward: null,
    termination: 'runtime_error',
    crash: { message: expect.stringContaining('caught fire'), infrastructure: true },
  });
});

test('a log of one agent without a user is its conversation', async () => {
  const { trajectories } = await readAll({ path: fixture('inspect-plain.eval') });
  expect(trajectories).toMatchObject([
    { task_id: 7, trial: 1, planned_trials: 2, foreign_tools: false, task: null, reward: 4 },
    { task_id: 7, trial: 2 },
  ]);
  expect(trajectories[0]?.grade?.breakdown).toEqual({ words: 4, library_scorer: 0 });
  expect(callsOf(trajectories[0]?.messages ?? [])).toMatchObject([
    { toolCall: { name: 'find_loan' }, observation: '{"loan": "L-31", "title": "Atlas of Rivers"}' },
  ]);
});

test("calls of the user are the user's, and its words are no agent's", async () => {
  const call = { id: 'c', function: 'toggle_roaming', arguments: {}, type: 'function' };
  const said = (role: string, message: object) => ({ role, message });
  const trajectory = [
    said('user', { role: 'assistant', content: 'No data.' }),
    said('assistant', { role: 'assistant', content: 'Toggle roaming.' }),
    said('user', { role: 'assistant', content: '', tool_calls: [call] }),
    said('user', { role: 'tool', content: 'Roaming is ON.', tool_call_id: 'c', function: 'toggle_roaming' }),
    said('user', { role: 'assistant', content: '###STOP###' }),
  ];
  const { trajectories } = await read(
    whole(sample({ store: { 'StoredAgentState:PhoneAgent:trajectory': trajectory } })),
  );
  const [run] = trajectories;
  expect(run?.messages.map(({ role, said: words }) => [role, words])).toEqual([
    ['user', 'No data.'],
    ['assistant', 'Toggle roaming.'],
    ['user', null],
    ['tool', null],
    ['user', '###STOP###'],
  ]);
  expect(callsOf(run?.messages ?? [])).toMatchObject([{ caller: 'user', observation: 'Roaming is ON.' }]);
  expect(run?.termination).toBe('user_stop');
});

test('where only what the agent saw is kept, that is read, and long texts that are kept apart come back', async () => {
  const hash = 'ab'.repeat(16);
  const messages = [
    { role: 'system', content: `attachment://${hash}` },
    { role: 'user', content: 'attachment://unknown' },
  ];
  const { trajectories } = await read(
    whole(sample({ store: { 'StoredAgentState:X:messages': messages }, attachments: { [hash]: 'The policy.' } })),
  );
  expect(trajectories[0]?.messages.map(({ content }) => content)).toEqual(['The policy.', 'attachment://unknown']);
});

test.each([
  ['C', 1],
  ['I', 0],
  ['P', 0.5],
  ['N', 0],
  [true, 1],
  [0.25, 0.25],
  ['0.75', 0.75],
  ['no', 0],
  ['who knows', null],
  [{ a: 'C', b: 0 }, null],
  [null, null],
])('a score of %j is the reward %j', async (value, reward) => {
  const { trajectories } = await read(whole(sample({ scores: { first: { value } } })));
  expect(trajectories[0]?.reward).toBe(reward);
});

test("of several scores the headline's counts, else the first number; the others stand in the breakdown", async () => {
  const scores = { shape: { value: { a: 'C', b: 0 } }, one: { value: 'I' }, two: { value: 'C' } };
  const results = { headline: { scorer: 'two', metric: 'accuracy' } };
  const log = (head: object) => makeZip([entry(head, 'header.json'), entry(sample({ scores }))]);
  const [named] = (await read(log({ ...header, results }))).trajectories;
  const [first] = (await read(log(header))).trajectories;
  expect([named?.reward, first?.reward]).toEqual([1, 0]);
  expect(first?.grade?.breakdown).toEqual({ 'shape.a': 1, 'shape.b': 0, one: 0, two: 1 });
});

test.each([
  ['message', 'step_limit'],
  ['context', 'context_overflow'],
  ['time', 'timeout'],
  ['operator', 'cut_off'],
])('the limit "%s" ended the run: %s', async (type, termination) => {
  const { trajectories } = await read(whole(sample({ limit: { type, limit: 3 } })));
  expect(trajectories[0]?.termination).toBe(termination);
});

test('a log in progress has no header yet and is read by its beginning', async () => {
  const start = { version: 2, eval: { task: 'inspect_evals/tau2_retail', model: 'm', config: { epochs: 3 } } };
  const { trajectories } = await read(makeZip([entry(start, '_journal/start.json'), entry(sample())]));
  expect(trajectories).toMatchObject([{ domain: 'retail', planned_trials: 3, agent_model: 'm', foreign_tools: true }]);
  const none = await refusal(makeZip([entry(start, '_journal/start.json')]));
  expect(none).toMatch(/holds no samples \(it has no header yet, so it may be in progress\)/u);
  const failed = await refusal(makeZip([entry({ ...header, status: 'error' }, 'header.json')]));
  expect(failed).toMatch(/holds no samples \(its status is "error"\)/u);
});

test('events are not held, whatever their size, and a header-only JSON says so', async () => {
  const events = Array.from({ length: 2000 }, () => ({ event: 'model', text: 'x'.repeat(500) }));
  const { trajectories } = await read(whole(sample({ events })));
  expect(trajectories).toHaveLength(1);
  const failure = readContent({ ...header, samples: null });
  await expect(failure).rejects.toThrow(/holds no samples \(its status is "success"\).*--header-only/u);
});

describe('what is damaged or hostile', () => {
  test('one entry that cannot be read is a row, and the others are read', async () => {
    const bomb = Buffer.alloc(70_000_000, 0x20);
    const files: ZipFile[] = [
      { ...entry(sample(), 'samples/0_epoch_1.json'), crc32: 1 },
      { ...entry(sample(), 'samples/1_epoch_1.json'), bytes: 5 },
      { ...entry(sample(), 'samples/2_epoch_1.json'), bytes: 99_999 },
      { ...entry(sample(), 'samples/3_epoch_1.json'), packed: Buffer.from('no deflate') },
      { ...entry(sample(), 'samples/4_epoch_1.json'), method: 93 },
      { ...entry(sample(), 'samples/5_epoch_1.json'), method: 12 },
      { ...entry(sample(), 'samples/6_epoch_1.json'), flags: 0x801 },
      { name: 'samples/7_epoch_1.json', content: bomb },
      { name: 'samples/8_epoch_1.json', content: '{"id": 1, "messages": [' },
      { name: 'samples/9_epoch_1.json', content: '{"id": 1, "epoch": 01, "messages": []}' },
      { name: 'samples/a_epoch_1.json', content: '[]' },
      entry({ epoch: 1, messages: [] }, 'samples/b_epoch_1.json'),
      entry({ id: 'x', messages: [{ role: 'boss' }] }, 'samples/c_epoch_1.json'),
      entry(sample({ id: 'well' }), 'samples/d_epoch_1.json'),
    ];
    const { trajectories, unreadable } = await read(makeZip([entry(header, 'header.json'), ...files]));
    expect(trajectories.map(({ task_id, source }) => [task_id, source.index])).toEqual([['well', 13]]);
    const reasons = [
      /checksum is not the one/u,
      /longer than the 5 bytes/u,
      /bytes of the 99999/u,
      /cannot be unpacked/u,
      /cannot be unpacked \(invalid zstd data\)/u,
      /packed by method 12/u,
      /encrypted/u,
      /made to fill a machine/u,
      /the file ends/u,
      /`epoch` is no valid JSON/u,
      /expected an object/u,
      /missing as `id`; expected a sample of an Inspect log/u,
      /`messages\[0\]\.role` is the unknown role "boss"/u,
    ];
    expect(unreadable).toHaveLength(reasons.length);
    for (const [nth, reason] of reasons.entries()) {
      expect(unreadable[nth]?.error).toMatch(/^log\.eval: record \d+ \(samples\/._epoch_1\.json\) /u);
      expect(unreadable[nth]?.error).toMatch(reason);
    }
  });

  test('archives that are none, no log, or name files outside are refused in one sentence', async () => {
    const log = await readFile(fixture('inspect-plain.eval'));
    expect(await refusal(log.subarray(0, log.length - 30))).toMatch(/damaged or cut off .*copy it again/u);
    expect(await refusal(makeZip([]))).toMatch(/a zip archive without a file, and no Inspect log/u);
    const other = makeZip([{ name: 'word/document.xml', content: '<x/>' }]);
    expect(await refusal(other)).toMatch(/of 1 files, such as "word\/document\.xml", and no Inspect log.*unpack it/u);
    expect(await refusal(makeZip([entry(sample(), '../samples/a_epoch_1.json')]))).toMatch(
      /damaged or cut off \(.*\.\./u,
    );
  });

  test('of two entries of one name the later one counts', async () => {
    const { trajectories } = await read(makeZip([entry(sample()), entry(sample({ epoch: 5 }))]));
    expect(trajectories.map(({ trial }) => trial)).toEqual([5]);
  });

  test('an archive of something else under the name of a format is refused, and one that changed is told', async () => {
    const path = fixture('inspect-plain.eval');
    await expect(readAll({ path, format: 'tau-bench' })).rejects.toThrow(/Inspect log.*cannot be read as tau-bench/u);
    const [run] = (await readAll({ path })).trajectories;
    const other = join(await makeFolder(), 'log.eval');
    await writeFile(other, whole(sample(), sample({ id: 'b' })));
    const source = { ...(run?.source ?? { index: 0, offset: 0, bytes: 1 }), file: other };
    await expect(readTrajectoryAt({ source, format: 'inspect-eval' })).rejects.toThrow(/changed after it was read/u);
  });
});
