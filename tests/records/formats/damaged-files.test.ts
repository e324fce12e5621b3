import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { UnreadableInputError } from '../../../src/records/formats/index.ts';
import { distance } from '../../support/effort.ts';
import { bytesInMemory } from './bytes-in-memory.ts';
import { fixture, readAll, readContent } from './reading.ts';

/** Where each record of a whole file ends. */
async function endsOf(path: string): Promise<readonly { id: string; end: number }[]> {
  const { trajectories } = await readAll({ path });
  return trajectories.map(({ id, source }) => ({ id, end: (source.offset ?? 0) + (source.bytes ?? 0) }));
}

test.each([
  'tau-bench.json',
  'tau-bench.jsonl',
  'tau-bench-wrapped.json',
  'tau2-results.json',
  'openai-messages.jsonl',
  'agent_scores.jsonl',
])('%s cut at any byte gives the records before the cut and says where it ends', async (name) => {
  const whole = await readFile(fixture(name));
  const ends = await endsOf(fixture(name));
  const path = `cut/${name}`;
  const last = ends.at(-1)?.end ?? 0;
  for (let length = 0; length < whole.length; length += length < 3000 ? distance(5, 1) : distance(37, 7)) {
    const bytes = bytesInMemory(whole.subarray(0, length));
    const before = ends.filter(({ end }) => end <= length);
    const result = await readAll({ path, bytes, chunkBytes: 997 }).catch((error: unknown) => error);
    if (result instanceof UnreadableInputError) {
      expect(before, `cut at ${length}`).toEqual([]);
      expect(result.message).toContain(path);
      continue;
    }
    if (result instanceof Error) {
      throw result;
    }
    const { trajectories, unreadable } = result as Awaited<ReturnType<typeof readAll>>;
    expect(
      trajectories.map(({ id }) => id),
      `cut at ${length}`,
    ).toEqual(before.map(({ id }) => id));
    const complete =
      name.endsWith('.jsonl') && (ends.some(({ end }) => end === length || end === length - 1) || length >= last);
    expect(unreadable.length, `cut at ${length}: ${unreadable.map((row) => row.error)}`).toBe(complete ? 0 : 1);
    if (!complete) {
      expect(unreadable[0]?.error).toMatch(/: the file ends .*at byte \d+.*expected .*cut off/u);
    }
  }
});

test.each(['tau-bench.json', 'tau-bench.jsonl', 'tau-bench-wrapped.json', 'tau2-results.json'])(
  '%s with any one byte destroyed loses one record at most',
  async (name) => {
    const whole = await readFile(fixture(name));
    const { trajectories } = await readAll({ path: fixture(name) });
    const first = trajectories[1]?.source.offset ?? 0;
    for (let at = first; at < first + (trajectories[1]?.source.bytes ?? 0); at += distance(11, 3)) {
      for (const byte of [0x20, 0x22, 0x7d]) {
        const damaged = Buffer.from(whole);
        damaged[at] = byte;
        const result = await readAll({ path: name, bytes: bytesInMemory(damaged), chunkBytes: 613 });
        const place = `byte ${at} as ${byte}`;
        expect(result.trajectories.length + result.unreadable.length, place).toBeGreaterThanOrEqual(3);
        expect(
          result.trajectories.map(({ id }) => id),
          place,
        ).toEqual(expect.arrayContaining([trajectories[0]?.id, trajectories[2]?.id]));
        // A bracket that closes a record too early leaves a rest behind it, which has a row of its own.
        expect(result.unreadable.length, place).toBeLessThanOrEqual(byte === 0x7d ? 2 : 1);
      }
    }
  },
);

test('elements that are no runs are rows that name record and field', async () => {
  const run = { task_id: 1, reward: 1, traj: [] };
  const list = [
    null,
    run,
    7,
    'x',
    { task_id: 2, reward: 0, info: {} },
    { ...run, traj: 'none' },
    { ...run, traj: [{ role: 'boss' }] },
    { ...run, traj: [3] },
  ];
  const { trajectories, unreadable } = await readContent(list);
  expect(trajectories.map(({ source }) => source.index)).toEqual([1]);
  expect(unreadable.map(({ index, error }) => [index, error.replace(/^.*record \d+ \(from byte \d+\) /u, '')])).toEqual(
    [
      [0, 'is no run: it is null; expected a tau-bench run: an object with a list of messages as `traj`'],
      [2, 'is no run: it is a number; expected a tau-bench run: an object with a list of messages as `traj`'],
      [3, 'is no run: it is a text; expected a tau-bench run: an object with a list of messages as `traj`'],
      [4, 'is no run: it has no `traj`; expected a tau-bench run: an object with a list of messages as `traj`'],
      [5, 'is no run: it has a text as `traj`; expected a tau-bench run: an object with a list of messages as `traj`'],
      [6, 'is no run: `traj[0].role` is the unknown role "boss"; expected one of system, user, assistant, tool'],
      [7, 'is no run: `traj[0]` is a number; expected a message with a `role`'],
    ],
  );
});

test.each([
  ['an empty file', '', /the file is empty/u],
  ['white space', ' \n\t', /nothing but white space/u],
  ['an empty list', '[]', /an empty list/u],
  ['no JSON', 'task,reward\n1,0', /no JSON: it begins with "t"/u],
  ['a log', '[INFO] started\n[INFO] done', /no JSON/u],
  ['a list of numbers', '[1, 2]', /a list of 2 without an object/u],
  ['labels of another tool', '[{"trajectory_id": 2, "failures": []}]', /"trajectory_id", "failures".*--format-in/u],
  [
    'a package',
    '{"name": "x", "version": "1.0.0", "dependencies": {}}',
    /"name", "version", "dependencies".*--format-in/u,
  ],
  ['a findings file', '{"trajectory": "0.0.a", "status": "judged", "faults": []}\n', /"trajectory", "status"/u],
  [
    'results of something else',
    '{"version": "2", "results": [{"ruleId": "a"}]}',
    /"results" hold objects with the keys "ruleId"/u,
  ],
  ['UTF-16', Buffer.from('\ufeff[{"task_id": 1}]', 'utf16le'), /UTF-16/u],
  ['results without simulations', '{"info": {}, "tasks": []}', /holds no records/u],
  ['a wrapper around nothing', '{"metrics": {}, "results": []}', /holds no records/u],
  ['a cut gzip', gzipSync('[{"task_id": 1, "traj": []}]').subarray(0, 12), /gzip/u],
  ['a deeply nested list', '['.repeat(100_000), /no JSON/u],
])('%s is one clear error', async (_, content, message) => {
  const path = 'folder/file.json';
  const failure = await readAll({ path, bytes: bytesInMemory(content) }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(UnreadableInputError);
  expect((failure as Error).message.startsWith(`${path}: `)).toBe(true);
  expect((failure as Error).message).toMatch(message);
});

test('what is not there, and a folder without results, are clear errors', async () => {
  await expect(readAll({ path: '/nowhere/at/all.json' })).rejects.toThrow(/no such file or folder/u);
  await expect(readAll({ path: fixture('.') })).rejects.toThrow(
    /a folder without results\.json and simulations.*Harbor/u,
  );
  await expect(readAll({ path: fixture('tau-bench.json'), format: 'tau3' })).rejects.toThrow(
    /"tau3" is not known; expected one of/u,
  );
});

test('a gzip file that is cut off gives what came before', async () => {
  const runs = Array.from({ length: 200 }, (_, id) => ({
    task_id: id,
    traj: [{ role: 'user', content: `${Math.sin(id)}`.repeat(20) }],
  }));
  const packed = gzipSync(JSON.stringify(runs));
  const { trajectories, unreadable } = await readContent(packed.subarray(0, packed.length / 2), { chunkBytes: 512 });
  expect(trajectories.length).toBeGreaterThan(20);
  expect(trajectories.map(({ task_id }) => task_id)).toEqual(trajectories.map((_, index) => index));
  expect(unreadable).toHaveLength(1);
  expect(unreadable[0]?.error).toMatch(/gzip stream is damaged or cut off/u);
});

test('Python writes NaN and Infinity', async () => {
  const text =
    '[{"task_id": 1, "reward": NaN, "info": {"user_cost": -Infinity, "b": Infinity}, "traj": [{"role": "user", "content": "NaN, \\"Infinity\\""}]}]';
  const { trajectories, unreadable } = await readContent(text);
  expect(unreadable).toEqual([]);
  expect(trajectories).toMatchObject([{ reward: null, user_cost: null, messages: [{ content: 'NaN, "Infinity"' }] }]);
});

test('hostile keys stay data', async () => {
  const text =
    '[{"__proto__": {"polluted": 1}, "task_id": 1, "constructor": 3, "traj": [{"role": "assistant", "content": null, "__proto__": {"tool_calls": [1]}, "tool_calls": [{"function": {"name": "__proto__", "arguments": "{\'__proto__\': {\'polluted\': 2}}"}}]}]}]';
  const { trajectories } = await readContent(text);
  const call = trajectories[0]?.messages[0]?.tool_calls[0];
  expect(call?.name).toBe('__proto__');
  expect(Object.keys(call?.arguments ?? {})).toEqual(['__proto__']);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test('arguments nested without end are kept as text', async () => {
  const text = `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`;
  const { trajectories } = await readContent([
    { task_id: 1, traj: [{ role: 'assistant', tool_calls: [{ function: { name: 'f', arguments: text } }] }] },
  ]);
  expect(trajectories[0]?.messages[0]?.tool_calls[0]).toMatchObject({ arguments: null, arguments_text: text });
});

test('reading stops at an abort', async () => {
  const controller = new AbortController();
  controller.abort(new Error('enough'));
  await expect(readAll({ path: fixture('tau-bench.json'), signal: controller.signal })).rejects.toThrow('enough');
});
