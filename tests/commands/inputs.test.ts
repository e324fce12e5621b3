import { execFileSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../support/run-cli.ts';

const retail = fileURLToPath(new URL('../fixtures/runs/retail-tool-calling.json', import.meta.url));

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-triage-inputs-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A pipe with a name, through which the content comes once. */
async function pipe(name: string, content: Buffer | string): Promise<void> {
  execFileSync('mkfifo', [join(folder, name)]);
  createWriteStream(join(folder, name)).end(content);
}

describe.skipIf(process.platform === 'win32')('results that come through a pipe', () => {
  it('are kept by their content, and judged but once', async () => {
    await pipe('one', await readFile(retail));
    const first = await runCli(['analyze', 'one'], { cwd: folder });
    expect(first).toMatchObject({ code: 0, stdout: expect.stringContaining('16 runs in 1 file: 11 chosen') });
    const kept = /one can be read but once: what came through it is kept as (results\/piped-[0-9a-f]{12}\.json)\./.exec(
      first.stderr,
    );
    expect(await readFile(join(folder, kept?.[1] ?? ''))).toEqual(await readFile(retail));
    await pipe('other', await readFile(retail));
    const second = await runCli(['analyze', 'other'], { cwd: folder });
    expect(second.stdout).toContain('11 findings were there already');
    expect(await readdir(join(folder, 'results'))).toHaveLength(2);
    const [findings = ''] = (await readdir(join(folder, 'results'))).filter((name) => name.endsWith('.findings.jsonl'));
    const explained = await runCli(['explain', join('results', findings), '3'], { cwd: folder });
    expect(explained.code).toBe(0);
    expect(explained.stdout).not.toContain('not there any more');
  });

  it('are measured, and leave nothing behind', async () => {
    await pipe('one', await readFile(retail));
    const { code, stdout } = await runCli(['metrics', 'one'], { cwd: folder });
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^one\n {2}16 runs/) });
    expect(await readdir(folder)).toEqual(['one']);
  });

  it('leave nothing behind in a dry run, and where they are no results', async () => {
    await pipe('one', await readFile(retail));
    expect((await runCli(['analyze', 'one', '--dry-run'], { cwd: folder })).stderr).toContain('11 runs to judge');
    await pipe('other', 'no JSON at all');
    const { code, stderr } = await runCli(['metrics', 'other'], { cwd: folder });
    expect(code).toBe(1);
    expect(stderr).not.toContain('    at ');
    expect(await readdir(folder)).toEqual(['one', 'other']);
  });

  it('are no device', async () => {
    await symlink('/dev/null', join(folder, 'nothing'));
    const { code, stderr } = await runCli(['analyze', 'nothing'], { cwd: folder });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining('neither a file, a folder nor a pipe'),
    });
  });
});

describe('what is asked for and cannot be done', () => {
  it.each([
    [['score'], 2, 'name a findings file and label files'],
    [['score', 'empty.findings.jsonl', '--labels', 'x'], 1, 'x'],
    [['explain', 'empty.findings.jsonl', '3'], 2, 'such as none, for it is empty'],
    [['analyze', 'run.json', '--csv', 'run.json'], 2, 'would overwrite an input'],
    [['analyze', 'run.header.json'], 2, 'there is nothing to analyse'],
    [['data', 'check', 'nowhere'], 1, 'No data set at nowhere'],
    [['data'], 2, 'Usage: tau-triage data'],
    [[], 2, 'Usage: tau-triage'],
    [['analyze', 'run.json', '--threshold', 'much'], 2, '--threshold takes a number, not "much".'],
    [['analyze', 'run.json', '--trials', '1,x'], 2, '--trials takes a whole number of at least 0, not "x".'],
  ])('%j is told', async (words, code, sentence) => {
    await writeFile(join(folder, 'empty.findings.jsonl'), '');
    await writeFile(join(folder, 'run.json'), await readFile(retail));
    await writeFile(join(folder, 'run.header.json'), '{}');
    expect(await runCli(words, { cwd: folder })).toMatchObject({ code, stderr: expect.stringContaining(sentence) });
  });

  it('explain names the findings that a task has where there are several, and takes a trial', async () => {
    await runCli(['analyze', retail, '--include-passed'], { cwd: folder });
    const path = join(folder, 'results/retail-tool-calling.findings.jsonl');
    const rows = (await readFile(path, 'utf8')).trim().split('\n');
    const [first = ''] = rows;
    const again = { ...JSON.parse(first), trial: 1, trajectory: 'another' };
    await writeFile(path, `${first}\n${JSON.stringify(again)}\n`);
    const task = String(again.task_id);
    const both = await runCli(['explain', path, task], { cwd: folder });
    expect(both).toMatchObject({ code: 2, stderr: expect.stringContaining('fits 2 findings') });
    expect((await runCli(['explain', path, `${task}.0`], { cwd: folder })).code).toBe(0);
    const moved = await runCli(['explain', path, 'another'], { cwd: folder });
    expect(moved.stdout.replace(/\s+/g, ' ')).toMatch(/not|changed/);
  });
});
