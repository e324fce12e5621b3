import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readFindings } from '../../src/records/read-findings.ts';
import { runBounded } from '../support/run-bounded.ts';

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

const length = 400_000;

it.each(units)('a run whose every text is %j over and over is judged and explained', async (unit) => {
  const text = unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
  const path = join(folder, 'large.json');
  await writeFile(path, JSON.stringify([hostileRun(text)]));
  const output = join(folder, 'out');
  for (const domain of ['retail', 'airline', 'healthcare']) {
    const result = await runBounded(['analyze', path, '--env', domain, '-o', output, '--csv', join(folder, 'x.csv')]);
    expect(result.killed).toBe(false);
    expect(result.code).toBe(0);
  }
  const findings = join(output, 'large.findings.jsonl');
  const [finding] = (await readFindings({ path: findings })).findings;
  const page = await runBounded(['explain', findings, finding?.trajectory ?? '']);
  expect(page.killed).toBe(false);
  expect(page.code).toBe(0);
  await rm(output, { recursive: true });
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
