import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFindings } from '../../src/records/read-findings.ts';
import { sampleFinding } from '../browse/sample.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-triage-findings-'));
});
afterAll(async () => await rm(folder, { recursive: true, force: true }));

async function read(text: string) {
  const path = join(folder, 'run.findings.jsonl');
  await writeFile(path, text);
  return { path, ...(await readFindings({ path })) };
}

const row = (changes: Parameters<typeof sampleFinding>[0]) => JSON.stringify(sampleFinding(changes));

describe('readFindings', () => {
  it('lets the last row of a trajectory win at the place of its first', async () => {
    const { findings } = await read(
      [row({ index: 0, status: 'error' }), row({ index: 1 }), row({ index: 0, confidence: 0.1 })].join('\n'),
    );
    expect(findings.map(({ source, status, confidence }) => [source.index, status, confidence])).toEqual([
      [0, 'judged', 0.1],
      [1, 'judged', 0.9],
    ]);
  });

  it('says what is wrong with a damaged, a foreign and a torn line, and reads on', async () => {
    const { path, findings, problems } = await read(
      [
        '{"author": "ag',
        row({ index: 1 }),
        '{"author": "agent"}',
        '',
        row({ index: 2 }),
        row({ index: 3 }).slice(0, 90),
      ].join('\n'),
    );
    expect(findings.map(({ source }) => source.index)).toEqual([1, 2]);
    expect(problems).toHaveLength(3);
    expect(problems[0]).toContain(`${path}, line 1: expected one finding as JSON`);
    expect(problems[1]).toContain(`${path}, line 3: field \`trajectory\``);
    expect(problems[2]).toContain(`${path}, line 6: `);
  });

  it('keeps line separators that stand inside a text, and characters that are split between chunks', async () => {
    const description = `a\u2028b${'你好'.repeat(60_000)}`;
    const { findings, problems } = await read(`\uFEFF${row({ index: 0, description })}\r\n`);
    expect(problems).toEqual([]);
    expect(findings[0]?.description).toBe(description);
  });

  it('has nothing to say about an empty file', async () => {
    expect(await read('')).toMatchObject({ findings: [], problems: [] });
  });

  it('names a few hundred damaged lines together', async () => {
    const { problems } = await read('x\n'.repeat(300));
    expect(problems).toHaveLength(51);
    expect(problems.at(-1)).toContain('250 more lines could not be read');
  });

  it('throws where the file is missing, a folder, or a results file', async () => {
    await expect(readFindings({ path: join(folder, 'none.jsonl') })).rejects.toThrow('there is no such file');
    await expect(readFindings({ path: folder })).rejects.toThrow('it is a folder');
    await expect(read('[{"task_id": 0}]')).rejects.toThrow('tau-triage analyze');
  });
});
