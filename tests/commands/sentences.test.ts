import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../support/run-cli.ts';

const recorded = fileURLToPath(new URL('../fixtures/runs/', import.meta.url));
const retail = join(recorded, 'retail-tool-calling.json');
const played = fileURLToPath(new URL('../../historical_trajectories/retail-replay.json', import.meta.url));
const data = fileURLToPath(new URL('../../data/', import.meta.url));
const replays = ['run', '--agent-strategy', 'replay', '--user-strategy', 'replay', '--task-ids', '0'];

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-triage-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));
const run = (words: readonly string[], env: Record<string, string> = {}) => runCli(words, { cwd: folder, env });

describe('what cannot be meant is told with exit code 2, before anything is judged', () => {
  it.each([
    [['analyze', retail, '--dataset', 'nosuch'], '--dataset: No data set at nosuch: expected a folder'],
    [['analyze', retail, '--judge', 'rules', '--model', 'gpt-4o'], '--model is for --judge hybrid and llm'],
    [['analyze', retail, '--base-url', 'http://localhost:1/v1'], '--judge hybrid needs a model'],
    [['analyze', retail, '--model-provider', 'openai'], '--model-provider is for --judge hybrid and llm'],
    [['analyze', retail, '--format-in', 'tau3'], '--format-in takes one of'],
    [['analyze', retail, '--csv', 'no/such/out.csv'], 'there is no folder'],
    [['analyze', retail, '--csv', 'folder'], 'it is a folder; give a file in it'],
    [['analyze', retail, '--output-path', 'file/out.json'], 'is a file; give a folder'],
    [['analyze', retail, '-o', 'file/inside'], 'is a file; give a folder'],
    [['analyze', '--task-ids', '3', 'folder'], '(folder was read as a task id; put the path first.)'],
    [['analyze', '--trials', '0', 'folder'], '(folder was read as a trial; put the path first.)'],
    [['analyze', retail, '--where', 'steps >'], 'it breaks off behind "steps >", where a value is expected.'],
    [['analyze', retail, '--where', 'steps > 3)'], 'what stands behind "steps > 3" is not understood.'],
    [[...replays, '--config', 'folder'], 'folder cannot be read: it is a folder where a file is expected'],
    [['data', 'check'], '(tau-triage data check --help shows what there is)'],
    [['score', '--nosuch'], '(tau-triage score --help shows what there is)'],
    [['--nosuch'], '(tau-triage --help shows what there is)'],
  ])('%j', async (words, sentence) => {
    await mkdir(join(folder, 'folder'));
    await writeFile(join(folder, 'file'), '');
    const { code, stderr, stdout } = await run(words);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toMatch(/E[A-Z]{4,}:/);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it('speaks of the file where the system speaks of codes', async () => {
    await writeFile(join(folder, 'file'), '');
    const { code, stderr } = await run([
      'data',
      'generate',
      '--env',
      'airline',
      '--scale',
      '0.1',
      '--output',
      'file/a',
    ]);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^tau-triage: file\/a\S*: a part of it is a file where a folder is expected; check the path\.\n$/,
    );
  });
});

describe('why runs are not replayed', () => {
  it('is told where no data set fits', async () => {
    const airline = join(recorded, 'airline-tool-calling.json');
    const { code, stdout, stderr } = await run(['analyze', airline, '--dataset', join(data, 'retail')]);
    expect(code).toBe(0);
    expect(stderr.match(/has no data set for airline, so its runs are not replayed/g)).toHaveLength(1);
    expect(stdout).toMatch(
      /\n {2}could not be replayed +(\d+) {2}100\.0%\n {6}\1: no data set at hand fits the run \(--dataset names one\)\n/,
    );
    expect(stdout).not.toMatch(/^ {2}proven/m);
  });

  it('is told where --env names no world, and where --task-split names no split', async () => {
    const { code, stderr } = await run(['analyze', retail, '--env', 'bank', '-n', '1']);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^--env takes retail, airline, healthcare.* for replay; bank has no world/m);
    const split = await run(['analyze', retail, '--task-split', 'nosuch', '-n', '2']);
    expect(split.stderr.match(/--task-split nosuch: \S+ has no such split \(it has test\)/g)).toHaveLength(1);
  });

  it('is not told where all are', async () => {
    const { stdout, stderr } = await run(['analyze', played, '--dataset', data, '--platform', 'openai', '-n', '1']);
    expect(stdout).toMatch(/\n {2}proven by one edit +1 {2}100\.0%\n/);
    expect(`${stdout}${stderr}`).not.toMatch(/not be replayed/);
    expect(stdout).toMatch(/\n?Judged 1 run\.\n/);
  });
});

describe('the texts', () => {
  it('lead from a run to what helps then, with paths that a shell takes', async () => {
    const { stdout } = await run([...replays, '--output', 'a b/run.json']);
    expect(stdout).toContain('1 of 1 episode: 1 passed');
    expect(stdout).toContain("Next:     tau-triage metrics 'a b/run.json'");
    const analysis = await run(['analyze', retail, '-n', '1', '-o', 'a b']);
    expect(analysis.stdout).toContain("Next:     tau-triage browse 'a b/retail-tool-calling.findings.jsonl'");
  });

  it('tell runs that passed as such, and no failure of them', async () => {
    const words = ['analyze', played, '--include-passed', '--where', 'reward == 1'];
    const { code, stdout } = await run(words);
    expect(code).toBe(0);
    expect(stdout).toMatch(/: (\d+) chosen, of which \1 passed, \d+ filtered out\.\nJudged \1 runs: all passed\.\n/);
    expect(stdout).toContain('No task failed.');
    expect(stdout).not.toMatch(/undetermined|\d tasks? failed|Whose fault|Proven/);
    const both = await run(['analyze', played, '--include-passed', '-o', 'both']);
    expect(both.stdout).toMatch(/Judged \d+ runs: \d+ failed, \d+ passed\./);
    const findings = join(folder, 'both/retail-replay.findings.jsonl');
    const table = await run(['browse', findings]);
    expect(table.stdout).toContain('no fault found');
    expect(table.stdout).not.toContain('undetermined');
    expect((await run(['explain', findings, '8'])).stdout).toContain('passed, no fault found');
  });

  it('name a skipped file once', async () => {
    await writeFile(join(folder, 'empty.json'), '{}');
    await writeFile(join(folder, 'run.json'), await readFile(retail));
    const { stderr } = await run(['analyze', '.', '-n', '1']);
    expect(stderr).toMatch(
      /skipped empty\.json: it is JSON but no results file that is known: found objects? without keys;/,
    );
  });

  it('explain shows a whole state difference on a narrow screen, without the rest of a sum of floats', async () => {
    await run(['analyze', retail, '-n', '1']);
    const path = join(folder, 'results/retail-tool-calling.findings.jsonl');
    const finding = JSON.parse(await readFile(path, 'utf8'));
    const row = { table: 'users', key: 'mia_li_3668', field: 'payment_methods.gift_card_1.balance' };
    const state_difference = [{ ...row, expected: 11.2, actual: 11.199999999999996 }];
    await writeFile(path, `${JSON.stringify({ ...finding, state_difference })}\n`);
    const { stdout } = await run(['explain', path, String(finding.task_id)], { COLUMNS: '60' });
    const shown = stdout.split('State difference\n')[1]?.split('\n\n')[0] ?? '';
    expect(shown.replace(/\s+/g, ' ')).toContain('gift_card_1.balance: expected 11.2, got 11.2');
    expect(shown.split('\n').every((line) => line.length <= 60)).toBe(true);
  });

  it('data generate says what is still missing', async () => {
    const words = ['data', 'generate', '--env', 'airline', '--scale', '0.1', '--output', 'made'];
    expect((await run(words)).stdout).toMatch(
      /policy\.md and few-shot\.jsonl are not made: copy them from \S+\/airline\/\.\n$/,
    );
    await writeFile(join(folder, 'made/policy.md'), 'Be kind.');
    expect((await run([...words, '--force'])).stdout).toContain('few-shot.jsonl is not made: copy it from ');
  });
});
