import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tinyRetail } from '../domains/tiny-worlds.ts';

/** Writes a small retail data set into a new folder and gives its path; `files` are added, or replace what is there. */
export function writeDataset(files: Readonly<Record<string, unknown>> = {}): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'tau-triage-data-')), 'shop');
  mkdirSync(join(folder, 'database'), { recursive: true });
  const tables = [...tinyRetail().tables].map(([table, rows]) => [`database/${table}.json`, Object.fromEntries(rows)]);
  const all = {
    'policy.md': 'Refunds take 5 to 7 days.',
    'tasks.test.json': [],
    ...Object.fromEntries(tables),
    ...files,
  };
  for (const [name, content] of Object.entries(all)) {
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}

/** A task as data sets write it. */
export function task(id: number, actions: readonly { name: string; kwargs: object }[], rest: object = {}) {
  return { id, user_id: 'ann_1', instruction: 'Do it.', actions, outputs: [], ...rest };
}
