import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFindings } from '../../src/records/read-findings.ts';
import { sampleFinding } from '../browse/sample.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-triage-best-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const row = (name: string, author: 'user' | 'agent', status: 'judged' | 'error' = 'judged') => {
  const finding = sampleFinding({ author, status });
  return { ...finding, judge: { ...finding.judge, name } };
};

async function read(rows: readonly object[], by: string | null = null) {
  const path = join(folder, 'run.findings.jsonl');
  await writeFile(path, rows.map((one) => `${JSON.stringify(one)}\n`).join(''));
  const { findings } = await readFindings({ path, by });
  return findings.map(({ author, judge }) => [judge.name, author]);
}

describe('several judges on one run', () => {
  it('show the best, whoever came last', async () => {
    expect(await read([row('hybrid', 'user'), row('rules', 'agent')])).toEqual([['hybrid', 'user']]);
    expect(await read([row('rules', 'agent'), row('llm', 'user')])).toEqual([['llm', 'user']]);
  });

  it('show the last of one judge', async () => {
    expect(await read([row('rules', 'agent'), row('rules', 'user')])).toEqual([['rules', 'user']]);
  });

  it('show no error where a verdict stands', async () => {
    expect(await read([row('rules', 'agent'), row('hybrid', 'user', 'error')])).toEqual([['rules', 'agent']]);
  });

  it('show the one that is asked for', async () => {
    expect(await read([row('hybrid', 'user'), row('rules', 'agent')], 'rules')).toEqual([['rules', 'agent']]);
  });
});
