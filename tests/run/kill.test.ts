import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runRowSchema } from '../../src/records/run-row.ts';
import { createJournal, resumeJournal } from '../../src/run/files/journal.ts';
import { killRuns } from './kill-runs.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-triage-kill-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('two kills at random moments, each resumed: the list equals that of a run that nobody disturbed', async () => {
  await killRuns({ kills: 2, trials: 1, folder });
}, 120_000);

it('cuts a torn last line off, wherever it was torn', async () => {
  const path = join(folder, 'torn.journal.jsonl');
  const line = (trial: number) => JSON.stringify({ task_id: 7, reward: 1, info: {}, traj: ['ä\n'], trial });
  const journal = await createJournal({ path, head: { settings: {} } });
  for (const trial of [0, 1, 2]) {
    await journal.append({ key: `[${trial},7]`, line: line(trial) });
  }
  await journal.close();
  const bytes = await readFile(path);
  const head = bytes.indexOf(10) + 1;
  for (let size = head; size <= bytes.length; size++) {
    await writeFile(path, bytes);
    await truncate(path, size);
    const again = await resumeJournal({ path, keep: () => true });
    const whole = bytes.subarray(0, size).toString('latin1').split('\n').length - 2;
    expect(again.rows.map(({ trial }) => trial)).toEqual([0, 1, 2].slice(0, whole));
    await again.journal.append({ key: '[9,7]', line: line(9) });
    await again.journal.close();
    const lines = (await readFile(path, 'utf8')).trim().split('\n').slice(1);
    expect(lines.map((text) => runRowSchema.parse(JSON.parse(text)).trial)).toEqual([...[0, 1, 2].slice(0, whole), 9]);
    for (const { offset, bytes: length } of again.journal.lines.values()) {
      const text = (await readFile(path)).subarray(offset, offset + length).toString('utf8');
      expect(runRowSchema.parse(JSON.parse(text)).task_id).toBe(7);
    }
  }
});
