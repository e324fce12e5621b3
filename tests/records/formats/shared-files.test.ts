import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { findResultFiles } from '../../../src/records/formats/index.ts';
import { trajectorySchema } from '../../../src/records/trajectory.ts';
import { readAll } from './reading.ts';

const folder = fileURLToPath(new URL('../../../../shared/trajectories/', import.meta.url));
const present = existsSync(folder);
if (!present) {
  console.warn('skipped: published result files are read only where ../shared/trajectories is there');
}

/** Records and those with reward 0, as counted in the files themselves. */
const counts = {
  'agentrx/failed.json': [13, 13],
  'agentrx/passed.json': [37, 0],
  'grok/act.json': [50, 30],
  'grok/airline-tool-calling.json': [50, 29],
  'grok/few-shot.json': [50, 31],
  'grok/react.json': [50, 24],
  'grok/retail-tool-calling.json': [115, 63],
  'llama/airline-wrapped-with-crashes.json': [150, 100],
  'qwen/retail-react.json': [18, 15],
  'tau-bench/gpt-4o-airline.json': [200, 116],
  'tau2/airline-first-schema.json': [50, 22],
  'tau2/airline-two-trials.json': [20, 8],
  'tau2/made-airline.json': [3, 2],
  'tau2/made-retail.json': [3, 2],
  'tau2/made-telecom.json': [6, 5],
  'tau2/per-task-export.json': [1, 1],
  'tau2/retail-v1.0-schema.json': [5, 4],
  'tau2/single-simulation-human.json': [1, 0],
  'variants/tool-calls-without-ids.json': [10, 5],
} as const;

describe.skipIf(!present)('published files', () => {
  test.each(Object.entries(counts))('%s', async (name, [records, failures]) => {
    const path = join(folder, name);
    const { trajectories, unreadable } = await readAll({ path });
    expect(unreadable).toEqual([]);
    expect(trajectories).toHaveLength(records);
    expect(trajectories.filter(({ reward }) => reward === 0)).toHaveLength(failures);
    const content = JSON.parse(readFileSync(path, 'utf8'));
    const raw = content.results ?? content.simulations ?? (Array.isArray(content) ? content : [content]);
    for (const [index, trajectory] of trajectories.entries()) {
      expect(trajectorySchema.parse(trajectory)).toEqual(trajectory);
      const list = raw[index].traj ?? raw[index].messages;
      expect(trajectory.messages.map(({ content: text }) => text)).toEqual(
        list.map((item: { content?: string }) => item.content ?? null),
      );
      for (const [step, message] of trajectory.messages.entries()) {
        if (message.role === 'tool') {
          expect(message.name, `${name} ${index} step ${step}`).not.toBeNull();
        }
        for (const call of message.tool_calls) {
          expect(call.arguments, `${name} ${index} step ${step}`).not.toBeNull();
        }
        if (message.role === 'tool') {
          expect(trajectory.messages[step]?.said).toBeNull();
        }
      }
    }
  });

  test('all result files of the folder are found, and nothing else', async () => {
    const { inputs, skipped } = await findResultFiles({ paths: [folder] });
    // Those of shapes that came later have a test of their own: cases.test.ts.
    expect(inputs.filter((path) => !path.startsWith(join(folder, 'new/')))).toEqual(
      Object.keys(counts)
        .map((name) => join(folder, name))
        .sort(),
    );
    expect(skipped.filter(({ path }) => !path.startsWith(join(folder, 'new/')))).toMatchObject([
      { path: join(folder, 'agentrx/labels.json') },
    ]);
    expect((await readdir(folder)).length).toBeGreaterThan(0);
  });

  test('text agents: every output follows the call that it answers', async () => {
    for (const name of ['grok/act.json', 'grok/react.json', 'qwen/retail-react.json']) {
      for (const { messages } of (await readAll({ path: join(folder, name) })).trajectories) {
        for (const [step, message] of messages.entries()) {
          if (message.role !== 'assistant') {
            continue;
          }
          const answered = messages[step + 1]?.role === 'tool';
          expect(answered, `${name} step ${step}`).toBe(message.tool_calls.length === 1 && step + 1 < messages.length);
          expect(message.said === null).toBe(message.tool_calls.length === 1);
        }
      }
    }
  });
});
