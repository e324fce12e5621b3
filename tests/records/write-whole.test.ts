import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { namePath, writeWhole } from '../../src/records/write-whole.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-triage-whole-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('leaves the old file and nothing of the new one where the disk is full, and names the file', async () => {
  const path = join(folder, 'list.json');
  await writeFile(path, 'old');
  // As an open file throws it: without a path.
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  const work = writeWhole({
    path,
    content: async (file) => {
      await file.appendFile('half');
      throw full;
    },
  });
  await expect(work).rejects.toMatchObject({ code: 'ENOSPC', path });
  expect(await readFile(path, 'utf8')).toBe('old');
  expect(await readdir(folder)).toEqual(['list.json']);
  await writeWhole({ path, content: 'new' });
  expect(await readFile(path, 'utf8')).toBe('new');
});

it('leaves an error alone that is not of the system, or has a path', () => {
  const own = new Error('nothing to do with files');
  expect(namePath(own, 'a')).toBe(own);
  expect('path' in own).toBe(false);
  expect(namePath(Object.assign(new Error('no'), { code: 'EACCES', path: 'b' }), 'a')).toMatchObject({ path: 'b' });
});
