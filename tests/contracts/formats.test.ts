import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { findFormat } from '../../src/records/formats/formats.ts';
import { detectFormat, formatNames, formats, readTrajectoryAt } from '../../src/records/formats/index.ts';
import { trajectorySchema } from '../../src/records/trajectory.ts';
import { fixture, makeFolder, readAll } from '../records/formats/reading.ts';

/** Every fixture, the format that must recognise it, and its records' task ids. */
const files = [
  ['tau-bench.json', 'tau-bench', [0, 1, 2]],
  ['tau-bench.jsonl', 'tau-bench', [0, 1, 2]],
  ['tau-bench-wrapped.json', 'tau-bench', [0, 1, 2]],
  ['tau-bench-single.json', 'tau-bench', [0]],
  ['tau2-results.json', 'tau2-results', ['7', '8', '7']],
  ['tau2-results-reviewed.json', 'tau2-results', ['7', '8', '7']],
  ['tau2-results-tasks-last.json', 'tau2-results', ['7', '8', '7']],
  ['tau2-directory', 'tau2-directory', ['7', '8', '7']],
  ['tau2-directory/results.json', 'tau2-directory', ['7', '8', '7']],
  ['tau2-simulation.json', 'tau2-simulation', ['8']],
  ['tau2-task-export.json', 'tau2-task-export', ['7']],
  ['openai-messages.json', 'openai-messages', [null, null]],
  ['openai-messages.jsonl', 'openai-messages', [null, null]],
  ['openai-messages-bare.json', 'openai-messages', [null]],
  ['anthropic.json', 'openai-messages', ['ida']],
  ['ai-sdk.json', 'openai-messages', ['ida']],
  ['ai-sdk-ui.json', 'openai-messages', ['ida']],
  ['gemini.jsonl', 'openai-messages', ['ida']],
  ['langchain.json', 'openai-messages', ['ida']],
  ['openai-legacy.json', 'openai-messages', ['ida']],
  ['sharegpt.json', 'openai-messages', ['ida']],
  ['openai-responses.jsonl', 'openai-responses', ['ida']],
  ['verifiers.jsonl', 'verifiers', ['ida', 'ida']],
  ['nemo-gym.jsonl', 'nemo-gym', ['ida']],
  ['exgentic.jsonl', 'exgentic', ['ida']],
  ['verifiers-traces.jsonl', 'verifiers-traces', ['ida', 'ida']],
  ['harbor-trial', 'harbor-directory', ['ida']],
  ['harbor-trial/ida__Q7rT2xk/agent/trajectory.json', 'harbor-atif', ['ida']],
  ['tau2-voice', 'tau2-directory', ['ida']],
  ['neutral.json', 'neutral', ['ida', 'ida']],
  ['neutral.jsonl', 'neutral', ['ida']],
  ['inspect-library.eval', 'inspect-eval', ['broken', 'ida']],
  ['inspect-library.json', 'inspect-json', ['broken', 'ida']],
  ['inspect-plain.eval', 'inspect-eval', [7, 7]],
  ['hal.json', 'hal', [0, 1]],
  ['tau-bench-trajectory.json', 'tau-bench', ['ida']],
  ['agent_task3_trajectory.jsonl', 'mt-bench-trajectory', ['3']],
  ['agent_scores.jsonl', 'mt-bench-scores', ['task-1', 'task-2']],
] as const;

describe.each(files)('%s', (name, format, taskIds) => {
  const path = fixture(name);

  test('is recognised and read as records of our schema', async () => {
    const { trajectories, unreadable } = await readAll({ path });
    expect(unreadable).toEqual([]);
    expect(trajectories.map((trajectory) => trajectory.task_id)).toEqual(taskIds);
    for (const trajectory of trajectories) {
      expect(trajectorySchema.parse(trajectory)).toEqual(trajectory);
      expect(trajectory.format).toBe(format);
    }
    expect(trajectories.map(({ source }) => source.index)).toEqual(taskIds.map((_, index) => index));
    expect(new Set(trajectories.map(({ id }) => id)).size).toBe(trajectories.length);
  });

  test('gives the same in chunks of any size, with its format forced, and record by record', async () => {
    const { trajectories } = await readAll({ path });
    for (const chunkBytes of name === 'inspect-library.json' ? [97, 4096] : [1, 7, 256]) {
      expect((await readAll({ path, chunkBytes })).trajectories).toEqual(trajectories);
    }
    const forced = (await detectFormat({ path })).format.name;
    expect((await readAll({ path, format: forced })).trajectories).toEqual(trajectories);
    for (const trajectory of [...trajectories].reverse()) {
      const { source, id } = trajectory;
      expect(await readTrajectoryAt({ source, format, id })).toEqual(trajectory);
    }
  });

  test.runIf(!/^tau2-(?:directory|voice)|^harbor-trial$|\.eval$/u.test(name))(
    'is the same compressed, after a BOM, with CRLF, under any name',
    async () => {
      const { trajectories } = await readAll({ path });
      const folder = await makeFolder();
      const content = await readFile(path, 'utf8');
      const variants = {
        'packed.txt': gzipSync(content),
        'marked.csv': `\ufeff${content}`,
        'lines.xml': content.replaceAll('\n', '\r\n'),
      };
      for (const [variant, bytes] of Object.entries(variants)) {
        const other = join(folder, variant);
        await writeFile(other, bytes);
        const result = await readAll({ path: other });
        expect(result.unreadable).toEqual([]);
        // These two have their task in the name of the file, or in a file beside it.
        const isApart = format === 'mt-bench-trajectory' || format === 'harbor-atif';
        const hash = (id: string) => (isApart ? id.split('.').at(-1) : id);
        expect(result.trajectories.map(({ id }) => hash(id))).toEqual(trajectories.map(({ id }) => hash(id)));
        expect(result.trajectories.map(({ messages }) => messages)).toEqual(
          trajectories.map(({ messages }) => messages),
        );
        const [first] = result.trajectories;
        if (first === undefined) {
          throw new Error('nothing was read');
        }
        expect(await readTrajectoryAt({ source: first.source, format, id: first.id })).toEqual(first);
        // Several runs in one value have no bytes of their own.
        expect(first.source.offset === null).toBe(variant === 'packed.txt' || format === 'hal');
      }
    },
  );

  test('a record that is another one by now is refused', async () => {
    const [first] = (await readAll({ path })).trajectories;
    if (first === undefined) {
      throw new Error('nothing was read');
    }
    const other = { source: first.source, format, id: `${first.id}0` };
    await expect(readTrajectoryAt(other)).rejects.toThrow(/was changed after it was read/u);
    if (first.source.offset === null) {
      return;
    }
    const moved = { ...first.source, offset: first.source.offset + 1 };
    await expect(readTrajectoryAt({ source: moved, format })).rejects.toThrow(/changed after it was read/u);
  });
});

test('names are unique and the table finds them', () => {
  expect(new Set(formatNames).size).toBe(formats.length);
  for (const format of formats) {
    expect(findFormat(format.name)).toBe(format);
  }
  expect(new Set(files.map(([, format]) => format))).toEqual(new Set(formatNames));
});
