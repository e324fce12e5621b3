import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createShowText } from '../../../src/commands/terminal/show-text.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-triage-show-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it.each([
  ['editor', { VISUAL: 'cp', EDITOR: 'false' }],
  ['editor', { EDITOR: 'cp' }],
  ['pager', { PAGER: 'cp' }],
] as const)('hands a text to the %s of %j, with its options, and takes the file away', async (program, variables) => {
  const environment = Object.fromEntries(
    Object.entries(variables).map(([name, command]) => [name, command === 'cp' ? `cp -t '${folder}'` : command]),
  );
  const show = createShowText({ PATH: process.env['PATH'], TMPDIR: folder, ...environment });
  expect(show({ program, name: 'task 7; rm -rf', text: 'a text' })).toBe(null);
  expect(await readdir(folder)).toEqual(['task_7__rm_-rf.txt']);
  expect(await readFile(join(folder, 'task_7__rm_-rf.txt'), 'utf8')).toBe('a text');
});

it('says which variable to set where the program is not there', () => {
  const show = createShowText({
    PATH: process.env['PATH'],
    EDITOR: 'no-such-editor 2>/dev/null',
    PAGER: 'no-such-pager 2>/dev/null',
  });
  expect(show({ program: 'editor', name: 'x', text: '' })).toMatch(/was not found; set \$EDITOR\.$/);
  expect(show({ program: 'pager', name: 'x', text: '' })).toMatch(/was not found; set \$PAGER\.$/);
});
