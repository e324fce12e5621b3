import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { writeSample } from '../browse/write-sample.ts';
import { type OpenTerminal, openTerminal } from './open-terminal.ts';

let folder: string;
let findings: string;
let results: string;
let terminal: OpenTerminal | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-triage-test-'));
  ({ findings, results } = await writeSample({ folder }));
});
afterEach(() => terminal?.close());
afterAll(async () => await rm(folder, { recursive: true, force: true }));

async function open(options: Partial<Parameters<typeof openTerminal>[0]> = {}): Promise<OpenTerminal> {
  terminal = openTerminal({ words: ['browse', findings], ...options });
  await terminal.until('the list', (screen) => screen.includes('?=help'));
  return terminal;
}

describe('in a terminal', () => {
  it('runs on the alternate screen and gives the normal one back, with the next command', async () => {
    const { alternate, write, until, exit, screen, output } = await open();
    expect(alternate()).toBe(true);
    write('\r');
    await until('the trajectory', (text) => text.includes('4 * agent  x agent wrong_argument'));
    write('3');
    await until('the tab', (text) => text.includes('[3 Exp/Act]'));
    write('Q');
    expect((await exit).exitCode).toBe(0);
    await until('the normal screen', () => !alternate());
    expect(screen()).toContain('Next: tau-triage analyze');
    expect(screen()).not.toContain('Exp/Act');
    expect(output()).toContain('\x1b[?25h');
    expect(output()).not.toContain('\x1b[3J');
  });

  it.each(['SIGTERM', 'SIGHUP', 'SIGINT'])('gives the normal screen back after %s and dies by it', async (signal) => {
    const { alternate, kill, until, exit } = await open();
    kill(signal);
    const result = await exit;
    expect(result.signal).toBe({ SIGHUP: 1, SIGINT: 2, SIGTERM: 15 }[signal]);
    await until('the normal screen', () => !alternate());
  });

  it('quits on Ctrl-C', async () => {
    const { alternate, write, until, exit } = await open();
    write('\x03');
    expect((await exit).exitCode).toBe(0);
    await until('the normal screen', () => !alternate());
  });

  it('survives every size, and never clears the scrollback', async () => {
    const { resize, until, write, output } = await open();
    write('\r');
    await until('the trajectory', (text) => text.includes('x agent wrong_argument'));
    for (const [columns, rows] of [
      [60, 20],
      [20, 6],
      [80, 24],
      [140, 45],
      [99, 7],
      [100, 30],
    ] as const) {
      resize(columns, rows);
      await until(`${columns}x${rows}`, (text) => {
        const lines = text.split('\n');
        return lines[0]?.includes('task 0') === true && lines.at(-2)?.includes('?=help') === true;
      });
    }
    expect(output()).not.toContain('\x1b[3J');
  });

  it('lets no sequence of a hostile file reach the terminal', async () => {
    const hostile = await mkdtemp(join(folder, 'hostile-'));
    const sample = await writeSample({ folder: hostile, hostile: true });
    const { write, until, output } = await open({ words: ['browse', sample.findings] });
    write('\r');
    await until('the trajectory', (text) => text.includes('order_item'));
    for (const [key, text] of [
      ['t', 'full results'],
      ['2', '[2 '],
      ['3', '[3 '],
      ['4', '[4 '],
      ['5', '[5 '],
      ['6', '[6 '],
    ] as const) {
      write(key);
      await until(`key ${key}`, (screen) => screen.includes(text));
    }
    write('y');
    await until('the copy', (screen) => screen.includes('to the clipboard'));
    const sequences = output().match(/\x1b\][^\x07\x1b]*/g) ?? [];
    expect(sequences.length).toBe(1);
    const copied = Buffer.from(sequences[0]!.replace('\x1b]52;c;', ''), 'base64').toString('utf8');
    expect(copied).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
    expect(output().replaceAll(/\x1b\]52;c;[^\x07]*\x07/g, '')).not.toMatch(/\x07|\x08|\x00|\x1b\[3J|\x1bP|\u202e/);
  });

  it('opens editor and pager outside and comes back', async () => {
    const seen = join(folder, 'seen.txt');
    const editor = join(folder, 'editor.sh');
    await writeFile(editor, `cat "$1" > '${seen}'; printf 'EDITOR OPEN\\n'; read -r line; exit 0\n`);
    const { write, until, alternate } = await open({
      environment: { EDITOR: `sh ${editor}`, VISUAL: '', PAGER: 'nosuchpager' },
    });
    write('\r');
    await until('the trajectory', (text) => text.includes('x agent wrong_argument'));
    write('e');
    await until('the editor', (text) => text.includes('EDITOR OPEN') && !alternate());
    write('done\r');
    await until('the browser', (text) => text.includes('?=help') && alternate());
    expect(await readFile(seen, 'utf8')).toContain('-> order_item({"item": "7001"');
    write('p');
    await until('the sentence', (text) => text.includes('nosuchpager was not found; set $PAGER.'));
    write('j');
    await until('the keys again', (text) => text.includes('?=help'));
  });

  it('says where the results file has gone, with the verdict still there', async () => {
    const other = await mkdtemp(join(folder, 'moved-'));
    const sample = await writeSample({ folder: other });
    await rm(sample.results);
    const { write, until } = await open({ words: ['browse', sample.findings] });
    write('\r');
    await until('the sentence', (text) => text.includes('The trajectory could not be read.') && text.includes('blue'));
  });

  it('says that the results file has changed', async () => {
    const other = await mkdtemp(join(folder, 'changed-'));
    const sample = await writeSample({ folder: other });
    await writeFile(sample.results, (await readFile(sample.results, 'utf8')).replaceAll('green', 'brown'));
    const { write, until } = await open({ words: ['browse', sample.findings] });
    write('\r');
    await until('the sentence', (text) => /could not be read/.test(text) && /changed/.test(text));
  });

  it('goes on after Ctrl-Z where there is no shell, redraws, and reads the findings again', async () => {
    const { write, until, alternate } = await open();
    write('\x1a');
    await until('the browser', (text) => text.includes('?=help') && alternate());
    write('\x0c');
    write('R');
    await until('the notice', (text) => text.includes('The findings were read again.'));
  });

  it('draws without colours and reverse video under NO_COLOR, with the cursor as a glyph', async () => {
    const { screen, output } = await open({ environment: { NO_COLOR: '1' } });
    expect(screen()).toContain('▌x agent');
    expect(output()).not.toMatch(/\x1b\[(?:3\d|7|9\d)m/);
  });

  it('draws with ASCII where the locale is not UTF-8', async () => {
    const { screen } = await open({ environment: { LC_ALL: 'C' } });
    expect(screen()).toMatch(/^[\x20-\x7e\n]*$/);
  });

  it.each([
    ['CI is set', { CI: 'true' }],
    ['the terminal is dumb', { TERM: 'dumb' }],
  ])('prints a plain table where %s', async (_, environment) => {
    terminal = openTerminal({ words: ['browse', findings], environment });
    expect((await terminal.exit).exitCode).toBe(0);
    await terminal.until('the table', (text) => text.includes('wrong_argument'));
    expect(terminal.output()).not.toContain('\x1b[?1049h');
  });

  it('gives the normal screen back after an error that nobody caught, and prints it there', async () => {
    const { alternate, until, exit, screen } = await open({ words: [], program: 'tests/terminal/failing-browser.ts' });
    expect((await exit).exitCode).toBe(1);
    await until('the normal screen', () => !alternate());
    await until('the error', () => screen().includes('nobody caught this'));
  });

  it('names the file that is not there', async () => {
    terminal = openTerminal({ words: ['browse', 'no/such.findings.jsonl'] });
    expect((await terminal.exit).exitCode).toBe(1);
    await terminal.until('the sentence', (text) => text.replaceAll('\n', '').includes('there is no such file'));
  });

  it('tells a results file from findings', async () => {
    terminal = openTerminal({ words: ['browse', results] });
    expect((await terminal.exit).exitCode).toBe(1);
    await terminal.until('the sentence', (text) => text.includes('tau-triage analyze'));
  });
});
