import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Recorded } from '../../scripts/record-runs/record-domain.ts';
import { recordRuns } from '../../scripts/record-runs/record-runs.ts';
import { withRunsTable } from '../../scripts/record-runs/runs-table.ts';
import { faultTypes } from '../../src/analyze/fault-types.ts';
import { openDatasets } from '../../src/datasets/open-datasets.ts';
import { labelSchema } from '../../src/records/label.ts';

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const checkedIn = path('historical_trajectories/');

let folder = '';
let runs: readonly Recorded[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-triage-record-'));
  runs = await recordRuns({ datasets: openDatasets({ path: path('data/') }), folder });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Row {
  readonly task_id: string | number;
  readonly trial: number;
  readonly reward: number;
  readonly traj: readonly { readonly role: string }[];
}
const readRows = async (file: string): Promise<Row[]> => JSON.parse(await readFile(join(checkedIn, file), 'utf8'));

describe('historical_trajectories', () => {
  it('is what recording gives now, byte for byte (npm run record writes it anew)', async () => {
    const names = (await readdir(folder)).sort();
    // The written conversations have a test of their own.
    const elsewhere = ['README.md', 'conversations'];
    expect((await readdir(checkedIn)).filter((name) => !elsewhere.includes(name)).sort()).toEqual(names);
    const different = [];
    for (const name of names) {
      const [fresh, kept] = await Promise.all([readFile(join(folder, name)), readFile(join(checkedIn, name))]);
      if (!fresh.equals(kept)) {
        different.push(name);
      }
    }
    expect(different).toEqual([]);
    const page = await readFile(join(checkedIn, 'README.md'), 'utf8');
    expect(withRunsTable(page, runs)).toBe(page);
  });

  it('has a label for every failed run and for no other, with its step in the run', async () => {
    const text = await readFile(join(checkedIn, 'expected.labels.jsonl'), 'utf8');
    const labels = text
      .trim()
      .split('\n')
      .map((line) => labelSchema.strict().parse(JSON.parse(line)));
    const files = [...new Set(labels.map(({ file }) => file ?? ''))];
    const failed = [];
    for (const file of files) {
      for (const row of await readRows(file)) {
        const label = labels.find((one) => one.file === file && one.task_id === row.task_id && one.trial === row.trial);
        if (row.reward === 0) {
          failed.push(row);
        }
        expect(label === undefined).toBe(row.reward === 1);
        if (label && label.step !== null) {
          expect(row.traj[label.step]).toBeDefined();
        }
        if (label?.type) {
          expect(faultTypes[label.type].authors).toContain(label.author);
        }
      }
    }
    expect(failed).toHaveLength(labels.length);
    expect(labels.length).toBeGreaterThan(24);
  });

  it('has faults of all three authors, and tasks that fail in one trial and pass in another', () => {
    const authors = runs.flatMap(({ label }) => label?.author ?? []);
    expect([...new Set(authors)].sort()).toEqual(['agent', 'environment', 'user']);
    const second = runs.filter(({ job }) => job.trial === 1);
    expect(second.length).toBeGreaterThan(9);
    expect(second.every(({ label }) => label === null)).toBe(true);
  });
});
