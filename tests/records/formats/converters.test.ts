import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { callsOf } from '../../../src/records/calls.ts';
import type { Trajectory } from '../../../src/records/trajectory.ts';
import { hasShared, shared, sharedMissing } from '../../support/shared.ts';
import { makeFolder, readAll } from './reading.ts';

const page = readFileSync(fileURLToPath(new URL('../../../docs/converting-traces.md', import.meta.url)), 'utf8');
const run = promisify(execFile);

/** Runs the example of that name, as the page has it, over a file, and reads what it gives. */
async function convert(name: string, input: string): Promise<readonly Trajectory[]> {
  const folder = await makeFolder();
  const code = [...page.matchAll(/^```js\n([\s\S]*?)^```/gmu)].map(([, block]) => block ?? '');
  const example = code.find((block) => block.startsWith(`// ${name}\n`));
  expect(example, `${name} stands in the page`).toBeDefined();
  await writeFile(join(folder, name), example ?? '');
  const { stdout } = await run(process.execPath, [join(folder, name), input]);
  const path = join(folder, 'runs.jsonl');
  await writeFile(path, stdout);
  const { trajectories, unreadable } = await readAll({ path });
  expect(unreadable).toEqual([]);
  expect(trajectories.every(({ format }) => format === 'neutral')).toBe(true);
  return trajectories;
}

async function convertLines(name: string, lines: readonly unknown[]): Promise<readonly Trajectory[]> {
  const input = join(await makeFolder(), 'trace.jsonl');
  await writeFile(input, lines.map((line) => JSON.stringify(line)).join('\n'));
  return convert(name, input);
}

const card = { name: 'find_card', arguments: { name: 'Ida Quell' } };

/** Ida asks, the agent looks her card up and answers. */
function expectVisit(trajectory: Trajectory | undefined): void {
  const calls = callsOf(trajectory?.messages ?? []);
  expect(calls).toMatchObject([{ toolCall: card, observation: '{"card": "C-7"}' }]);
  const words = trajectory?.messages.flatMap(({ role, said }) => (said === null ? [] : [[role, said]]));
  expect(words).toEqual([
    ['user', 'I am Ida Quell.'],
    ['assistant', 'Welcome.'],
    ['user', 'Bye.'],
  ]);
}

test.skipIf(!hasShared)(`a real trace of OpenAI Agents (${sharedMissing})`, async () => {
  const [trace] = await convert('openai-agents.mjs', shared('trajectories/new/openai-agents-trace.jsonl'));
  expect(callsOf(trace?.messages ?? [])).toMatchObject([
    {
      toolCall: { name: 'get_order_details', arguments: { order_id: '#W1' } },
      observation: '{"order_id":"#W1","status":"pending"}',
    },
    { toolCall: { name: 'cancel_pending_order' }, observation: '{"order_id":"#W1","status":"cancelled"}' },
  ]);
  expect(trace?.messages[0]).toMatchObject({ role: 'user', said: 'x' });
});

test('spans of OpenAI Agents, in the order in which they ended', async () => {
  const span = (at: number, span_data: object) => ({
    trace_id: 't1',
    started_at: `2031-01-01T00:00:0${at}`,
    span_data,
  });
  const user = (content: string) => ({ role: 'user', content });
  const call = { type: 'function_call', call_id: 'c', name: 'find_card', arguments: '{"name": "Ida Quell"}' };
  const reply = { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'Welcome.' }] };
  const [visit] = await convertLines('openai-agents.mjs', [
    span(2, { type: 'function', name: 'find_card', output: '{"card": "C-7"}' }),
    span(1, { type: 'generation', input: [user('I am Ida Quell.')], output: [call] }),
    span(3, { type: 'generation', input: [user('I am Ida Quell.'), call], output: [reply] }),
    span(4, { type: 'generation', input: [user('I am Ida Quell.'), call, reply, user('Bye.')], output: [] }),
    span(0, { type: 'agent' }),
  ]);
  expectVisit(visit);
});

test('spans of OpenTelemetry', async () => {
  const text = (role: string, content: string) => ({ role, parts: [{ type: 'text', content }] });
  const input = [
    text('user', 'I am Ida Quell.'),
    { role: 'assistant', parts: [{ type: 'tool_call', id: 'c', ...card }] },
    { role: 'tool', parts: [{ type: 'tool_call_response', id: 'c', response: '{"card": "C-7"}' }] },
    text('assistant', 'Welcome.'),
    text('user', 'Bye.'),
  ];
  const attribute = (key: string, value: unknown) => ({ key, value: { stringValue: JSON.stringify(value) } });
  const span = (time: string, messages: unknown) => ({
    traceId: 't1',
    startTimeUnixNano: time,
    attributes: [attribute('gen_ai.input.messages', messages)],
  });
  const spans = [span('1700000000000000002', input), span('1700000000000000001', input.slice(0, 1))];
  const [visit] = await convertLines('opentelemetry.mjs', [{ resourceSpans: [{ scopeSpans: [{ spans }] }] }]);
  expectVisit(visit);
});

test('runs of LangSmith', async () => {
  const messages = [
    { type: 'human', content: 'I am Ida Quell.' },
    { type: 'ai', content: '', tool_calls: [{ id: 'c', name: 'find_card', args: card.arguments }] },
    { type: 'tool', content: '{"card": "C-7"}', tool_call_id: 'c', status: 'success' },
    { type: 'ai', content: [{ type: 'text', text: 'Welcome.' }], tool_calls: [] },
    { type: 'human', content: 'Bye.' },
  ];
  const [visit] = await convertLines('langsmith.mjs', [
    { id: 'r1', parent_run_id: null, outputs: { messages }, feedback_stats: { reward: { avg: 0 } } },
    { id: 'r2', parent_run_id: 'r1', outputs: {} },
  ]);
  expectVisit(visit);
  expect(visit).toMatchObject({ task_id: 'r1', reward: 0 });
});
