import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { spawnBounded } from '../support/run-bounded.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-triage-large-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Texts on which a pattern that looks back and forth takes the square of their length. */
const units: readonly string[] = [
  ...['a', ' ', '\n', '"', '7', '(', '{', '[', '\t', '-', '\\', '你', '\u009d', '\u0301', '\u202e'],
  ...['<think>', 'a.', 'a@', '\u001b]', '\u001b[0', '1,', '1+', '#W1 ', 'yes ', '$1.', '**', '"name":', '2026-05-'],
  ...['Action:\n', "{'a': ", '{"a":', '```\n', 'Bearer ', 'sk-', 'order item ', 'zip 1 ', 'user id is '],
];

const length = 200_000;

it.each(units)('a run whose every text is %j over and over is judged and explained', async (unit) => {
  const text = unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
  const path = join(folder, 'large.json');
  await writeFile(path, JSON.stringify([hostileRun(text)]));
  const child = fileURLToPath(new URL('./large-child.ts', import.meta.url));
  const result = await spawnBounded(process.execPath, ['--import', 'tsx', child, path], { seconds: 60 });
  expect(result).toEqual({ code: 0, killed: false, stdout: '3 pages\n', stderr: '' });
});

function hostileRun(text: string): unknown {
  const call = (name: string, values: object) => ({
    role: 'assistant',
    content: null,
    tool_calls: [{ id: name, type: 'function', function: { name, arguments: JSON.stringify(values) } }],
  });
  const result = (name: string) => ({ role: 'tool', tool_call_id: name, name, content: text });
  return {
    task_id: 1,
    trial: 0,
    reward: 0,
    info: {
      task: {
        user_id: 'ada_fern_1001',
        instruction: text,
        actions: [
          { name: 'cancel_pending_order', kwargs: { order_id: text.slice(0, 1000), reason: 'no longer needed' } },
          { name: 'cancel_reservation', kwargs: { reservation_id: 'ABC123' } },
        ],
        outputs: ['12', text.slice(0, 100)],
      },
    },
    traj: [
      { role: 'system', content: text },
      { role: 'user', content: text },
      call('calculate', { expression: text }),
      result('calculate'),
      call('cancel_pending_order', { order_id: text, reason: text }),
      result('cancel_pending_order'),
      call('cancel_reservation', { reservation_id: text }),
      result('cancel_reservation'),
      { role: 'assistant', content: text },
      { role: 'user', content: `${text} ###STOP###` },
    ],
  };
}
