import { pbkdf2 } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { journalFromList } from '../../src/run/files/result-list.ts';

it('turns every record of a list into a line of the journal, however slow the disk is', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tau-triage-list-'));
  const [list, journal] = [join(folder, 'run.json'), join(folder, 'run.journal.jsonl')];
  try {
    await writeFile(list, '[\n{"task_id": 0},\n{"task_id": 1}\n]\n');
    for (let time = 0; time < 60; time++) {
      // Some of Node's file threads are kept busy, so that reading and writing come in any order.
      const rounds = 3_000 * (1 + (time % 7));
      for (let thread = 0; thread < time % 6; thread++) {
        pbkdf2('a', 'b', rounds, 64, 'sha512', () => {});
      }
      await journalFromList({ list, journal, head: {} });
      const text = '{"journal":1,"head":{}}\n{"task_id": 0}\n{"task_id": 1}\n';
      expect(await readFile(journal, 'utf8')).toBe(text);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
