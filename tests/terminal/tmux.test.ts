import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { writeSample } from '../browse/write-sample.ts';

const missing = spawnSync('tmux', ['-V']).status !== 0;
if (missing) {
  console.warn('tmux is not installed: its smoke tests are skipped.');
}

const root = fileURLToPath(new URL('../../', import.meta.url));
let servers = 0;
let server = '';
let folder: string;
let findings: string;

function tmux(...words: string[]): string {
  // A configuration of the user's own would change what is on the screen.
  return execFileSync('tmux', ['-f', '/dev/null', '-L', server, ...words], { encoding: 'utf8', stdio: 'pipe' });
}

async function until(what: string, condition: (screen: string) => boolean): Promise<void> {
  const start = Date.now();
  let screen = '';
  while (Date.now() - start < 20_000) {
    screen = tmux('capture-pane', '-p');
    if (condition(screen)) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${what} did not come. The screen:\n${screen}`);
}

async function start(editor = 'true'): Promise<void> {
  // A server of its own for each test, since the last one may still be ending.
  servers += 1;
  server = `tau-triage-test-${process.pid}-${servers}`;
  const program = `env -u CI -u NO_COLOR -u FORCE_COLOR LANG=C.UTF-8 VISUAL= EDITOR='${editor}' '${process.execPath}' dist/cli.js browse '${findings}'`;
  tmux('-u', 'new-session', '-d', '-x', '100', '-y', '30', '-c', root, `${program}; echo LEFT; exec sleep 100`);
  await until('the list', (screen) => screen.includes('?=help'));
}

describe.skipIf(missing)('in tmux', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tau-triage-tmux-'));
    ({ findings } = await writeSample({ folder }));
  });
  afterEach(() => {
    spawnSync('tmux', ['-L', server, 'kill-server']);
  });
  afterAll(async () => await rm(folder, { recursive: true, force: true }));

  it('browses and leaves a clean screen', async () => {
    await start();
    tmux('send-keys', 'j', 'Enter');
    await until('the trajectory', (screen) => screen.includes('task 1 trial 0') && screen.includes('[1 Verd]'));
    tmux('send-keys', 'Q');
    await until('the end', (screen) => screen.includes('LEFT') && !screen.includes('[1 Verd]'));
    expect(tmux('display-message', '-p', '#{alternate_on}').trim()).toBe('0');
  });

  it('follows a resize', async () => {
    await start();
    tmux('resize-window', '-x', '60', '-y', '12');
    await until('the small screen', (screen) => screen.split('\n')[10]?.includes('?=help') === true);
    tmux('resize-window', '-x', '120', '-y', '40');
    await until('the large screen', (screen) => screen.split('\n')[38]?.includes('?=help') === true);
    expect(tmux('capture-pane', '-p').split('?=help')).toHaveLength(2);
  });

  it('opens the editor and comes back', async () => {
    const editor = join(folder, 'editor.sh');
    await writeFile(editor, "printf 'EDITOR OPEN\\n'; read -r line\n");
    await start(`sh ${editor}`);
    tmux('send-keys', 'e');
    await until('the editor', (screen) => screen.includes('EDITOR OPEN'));
    tmux('send-keys', 'Enter');
    await until('the list again', (screen) => screen.includes('?=help') && !screen.includes('EDITOR OPEN'));
    tmux('send-keys', 'jj');
    await until('the keys again', (screen) => screen.includes('3/5'));
  });
});
