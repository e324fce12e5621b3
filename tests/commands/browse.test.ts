import { EventEmitter } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Host } from '../../src/commands/context/host.ts';
import { main } from '../../src/main.ts';
import { writeSample } from '../browse/write-sample.ts';
import { runCli } from '../support/run-cli.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-triage-browse-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));
const browse = (...words: string[]) => runCli(['browse', ...words], { cwd: folder });

describe('tau-triage browse where there is no terminal', () => {
  it('prints a table of findings, of files and of a folder', async () => {
    await writeSample({ folder, count: 3 });
    const { code, stdout } = await browse('garden.findings.jsonl');
    expect(code).toBe(0);
    expect(stdout.trim().split('\n')).toHaveLength(4);
    expect((await browse('.')).stdout).toBe(stdout);
  });

  it('names each of several files, tells what could not be read, and exits with 3', async () => {
    await writeSample({ folder, count: 2 });
    await writeFile(join(folder, 'torn.findings.jsonl'), '{"trajectory": "x');
    await writeFile(join(folder, 'empty.findings.jsonl'), '');
    const { code, stdout, stderr } = await browse('.');
    expect(code).toBe(3);
    expect(stdout).toMatch(/^empty\.findings\.jsonl\nempty\.findings\.jsonl holds no data: /);
    expect(stdout).toMatch(/\ngarden\.findings\.jsonl\n/);
    expect(stderr).toContain('torn.findings.jsonl');
  });

  it('says where findings come from when there are none', async () => {
    expect(await browse('.')).toMatchObject({ code: 2, stderr: expect.stringContaining('run `tau-triage analyze') });
    expect(await browse()).toMatchObject({ code: 1, stdout: '' });
  });
});

/** The browser on a terminal that is none: what is typed, what is drawn, and the signals of its process. */
async function open({ words = [] as string[], environment = {}, type = '', signal = null as 'SIGTERM' | null } = {}) {
  await writeSample({ folder, count: 2 });
  const killed: string[] = [];
  const signals = new EventEmitter();
  const env: Record<string, string | undefined> = {};
  const kill = (_: number, name: string) => killed.push(name) > 0;
  const stdin = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: () => stdin,
    ref: () => stdin,
    unref: () => stdin,
  });
  let drawn = '';
  const stdout = Object.assign(new PassThrough(), { isTTY: true, columns: 100, rows: 30 });
  stdout.on('data', (chunk) => {
    const before = drawn;
    drawn += chunk;
    if (before.includes('?=help') || !drawn.includes('?=help')) {
      return;
    }
    if (signal !== null) {
      signals.emit(signal, signal);
    } else {
      stdin.write(type);
    }
  });
  const code = await main(['browse', join(folder, 'garden.findings.jsonl'), ...words], {
    stdin: stdin as unknown as NodeJS.ReadStream,
    stdout: stdout as unknown as NodeJS.WriteStream,
    stderr: new PassThrough() as unknown as NodeJS.WriteStream,
    environment,
    cwd: folder,
    now: () => 0,
    host: Object.assign(signals, { pid: 1, env, kill }) as unknown as Host,
  });
  return { code, drawn, killed, env, listeners: signals.eventNames() };
}

describe('tau-triage browse in a terminal', () => {
  it('draws, gives the screen back, and says how to go on', async () => {
    const { code, drawn, env, listeners } = await open({ type: 'Q', environment: { NO_COLOR: '1', LC_ALL: 'C' } });
    expect(code).toBe(0);
    expect(drawn).toMatch(/Next: tau-triage analyze \S+garden\.json --csv findings\.csv\n$/);
    expect(env).toEqual({ NODE_ENV: 'production', FORCE_COLOR: '0' });
    expect(listeners).toEqual([]);
  });

  it('dies by a signal, after the screen is given back', async () => {
    const { drawn, killed } = await open({ signal: 'SIGTERM' });
    expect(killed).toEqual(['SIGTERM']);
    expect(drawn.lastIndexOf('\u001b[?1049l')).toBeGreaterThan(drawn.lastIndexOf('\u001b[?1049h'));
  });

  it('prints the table where a build server runs it', async () => {
    await writeSample({ folder, count: 2 });
    const options = { cwd: folder, columns: 100, env: { CI: '1' } };
    const { stdout } = await runCli(['browse', 'garden.findings.jsonl'], options);
    expect(stdout.trim().split('\n')).toHaveLength(3);
  });
});

describe('tau-triage demo', () => {
  it('analyses the recorded runs and prints', async () => {
    const { code, stdout } = await runCli(['demo', '-o', 'made'], { cwd: folder });
    expect(code).toBe(0);
    expect(stdout).toContain('Proven by replay');
    expect(stdout).toContain('CSV:      made/findings.csv');
    expect(stdout).toMatch(/^\d+ runs in 3 files: /m);
    expect((await readdir(join(folder, 'made'))).sort()).toEqual([
      'airline-replay.findings.jsonl',
      'findings.csv',
      'healthcare-replay.findings.jsonl',
      'retail-replay.findings.jsonl',
    ]);
  });

  it('opens no browser where it is not wanted, on a terminal too', async () => {
    const { code, stdout } = await runCli(['demo', '--no-browse'], { cwd: folder, columns: 80 });
    expect(code).toBe(0);
    expect(stdout).not.toContain('\u001b[?1049h');
    const long = stdout.split('\n').filter((line) => line.length > 80);
    // A command is copied as one line.
    expect(long.filter((line) => !line.startsWith('Next:'))).toEqual([]);
  });
});
