import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findingSchema } from '../../src/records/finding.ts';
import { citeFirstTurn } from '../support/cite-first-turn.ts';
import { type SeenRequest, startOpenAiServer } from '../support/openai-server.ts';
import { runCli } from '../support/run-cli.ts';
import { hasShared, shared, sharedMissing } from '../support/shared.ts';

const recorded = fileURLToPath(new URL('../fixtures/runs/', import.meta.url));
const retail = join(recorded, 'retail-tool-calling.json');

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-triage-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const lines = async (path: string) =>
  (await readFile(path, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
const run = (words: readonly string[], options = {}) => runCli(words, { cwd: folder, ...options });

describe('tau-triage analyze', () => {
  it('judges the recorded runs: one complete finding a failure, summary, table, CSV and paths', async () => {
    const { code, stdout } = await run(['analyze', recorded, '--csv', 'out.csv']);
    expect(code).toBe(0);
    expect(stdout).toContain('31 runs in 3 files: 20 chosen, 11 passed.');
    expect(stdout).toContain('results/retail-tool-calling.findings.jsonl');
    const findings = await lines(join(folder, 'results/retail-tool-calling.findings.jsonl'));
    expect(findings).toHaveLength(11);
    for (const finding of findings) {
      expect(findingSchema.strict().parse(finding)).toBeTruthy();
      expect(finding).toMatchObject({ status: 'judged', error: null, trial: 0, reward: 0, domain: 'retail' });
      expect(finding.evidence.length).toBeGreaterThan(0);
    }
    const csv = await readFile(join(folder, 'out.csv'), 'utf8');
    expect(csv.split('\n')[0]).toContain('trajectory,domain,task_id,trial,reward,status');
    expect(csv).toContain('user_stopped_early');
  });

  it('agrees with the key of the recorded runs', async () => {
    await run(['analyze', recorded]);
    const key = (await lines(join(recorded, 'expected.labels.jsonl'))) as {
      file: string;
      task_id: number;
      trial: number;
      author: string;
      type: string;
      step: number | null;
    }[];
    const found = await Promise.all(
      ['retail-tool-calling', 'airline-tool-calling', 'retail-react'].map((name) =>
        lines(join(folder, `results/${name}.findings.jsonl`)),
      ),
    );
    const findings = found.flat();
    const wrong = key.filter((label) => {
      const finding = findings.find(
        (one) => one.source.file.includes(label.file) && one.task_id === label.task_id && one.trial === label.trial,
      );
      return finding?.author !== label.author;
    });
    expect(wrong).toEqual([]);
  });

  it('uses what is there again, byte for byte, and judges nothing twice', async () => {
    await run(['analyze', retail]);
    const path = join(folder, 'results/retail-tool-calling.findings.jsonl');
    const before = await readFile(path, 'utf8');
    const { stdout } = await run(['analyze', retail]);
    expect(stdout).toContain('11 findings were there already');
    expect(await readFile(path, 'utf8')).toBe(before);
  });

  it('goes on after a kill in the middle of a line', async () => {
    await run(['analyze', retail]);
    const path = join(folder, 'results/retail-tool-calling.findings.jsonl');
    const whole = await readFile(path, 'utf8');
    const kept = whole.split('\n').slice(0, 4).join('\n');
    await writeFile(path, `${kept}\n{"trajectory": "torn`);
    const { stdout } = await run(['analyze', retail]);
    expect(stdout).toContain('4 findings were there already');
    expect(await lines(path)).toEqual(
      whole
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    );
  });

  it('gives inputs of equal names findings of their own, in one call and over calls', async () => {
    for (const name of ['a', 'b']) {
      await mkdir(join(folder, name));
      await writeFile(join(folder, name, 'run.json'), await readFile(retail));
    }
    const { stdout } = await run(['analyze', 'a/run.json', 'b/run.json']);
    const paths = stdout.match(/\S+\.findings\.jsonl$/gm) ?? [];
    expect(paths.length).toBeGreaterThanOrEqual(2);
    expect(new Set(paths.slice(0, 2)).size).toBe(2);
    const again = await run(['analyze', 'b/run.json']);
    expect(again.stdout).toContain('11 findings were there already');
    expect(/Findings: (.*)/.exec(again.stdout)?.[1]).toBe(paths[1]);
  });

  it('chooses by task, trial, count, expression and sample; the same seed draws the same runs', async () => {
    const ids = async (...flags: string[]) =>
      JSON.parse((await run(['analyze', retail, '--format', 'json', ...flags])).stdout).map(
        (finding: { task_id: number }) => finding.task_id,
      );
    expect(await ids('--task-ids', '3,5', '7')).toEqual([3, 5, 7]);
    expect(await ids('-n', '2')).toEqual([0, 1]);
    expect(await ids('--trials', '1')).toEqual([]);
    expect(await ids('--where', 'termination == "transfer"')).toEqual([2]);
    const drawn = await ids('--sample', '4', '--seed', '5');
    expect(drawn).toHaveLength(4);
    expect(await ids('--sample', '4', '--seed', '5')).toEqual(drawn);
    expect((await ids('--include-passed')).length).toBe(16);
  });

  it('puts only data on stdout where a format is named', async () => {
    const json = JSON.parse((await run(['analyze', retail, '--format', 'json'])).stdout);
    expect(json).toHaveLength(11);
    expect((await run(['analyze', retail, '--format', 'csv'])).stdout.split('\n')[0]).toContain(
      'file,index,trajectory',
    );
    expect((await run(['analyze', retail, '--format', 'table'])).stdout.trim().split('\n')).toHaveLength(12);
  });

  it('writes exactly the two arrays of tau-bench', async () => {
    const report = JSON.parse((await run(['analyze', retail, '--compat', 'tau-bench'])).stdout);
    expect(Object.keys(report)).toEqual(['fault_assignment_analysis', 'fault_type_analysis']);
    expect(Object.keys(report.fault_assignment_analysis[0])).toEqual(['task_id', 'author', 'description']);
    expect(report.fault_assignment_analysis).toHaveLength(11);
    const types = ['called_wrong_tool', 'used_wrong_tool_argument', 'goal_partially_completed', 'other'];
    for (const row of report.fault_type_analysis) {
      expect(types).toContain(row.fault_type);
    }
    await run([
      'analyze',
      '--env',
      'retail',
      '--results-path',
      retail,
      '--output-path',
      'errors.json',
      '--max-concurrency',
      '2',
      '-n',
      '3',
    ]);
    expect(JSON.parse(await readFile(join(folder, 'errors.json'), 'utf8')).fault_assignment_analysis).toHaveLength(3);
  });

  it.each([
    [['analyze'], 2, 'name at least one results file'],
    [['analyze', 'nowhere.json'], 1, 'nowhere.json'],
    [['analyze', retail, '--judge', 'oracle'], 2, '--judge takes one of rules, hybrid, llm'],
    [['analyze', retail, '--judge', 'llm'], 2, '--judge llm needs a model'],
    [['analyze', retail, '--judge', 'llm', '--model', 'gpt-4o'], 2, 'OPENAI_API_KEY'],
    [['analyze', retail, '--where', 'stpes > 3'], 2, 'stpes'],
    [['analyze', retail, '--where', 'steps >'], 2, '--where'],
    [['analyze', retail, '--csv', retail], 2, 'would overwrite an input'],
    [['analyze', retail, '--no-such-flag'], 2, 'unknown option'],
    [['analyse'], 2, 'unknown command'],
  ])('%j exits with %i and says what to do', async (words, code, sentence) => {
    const result = await run(words);
    expect(result.code).toBe(code);
    expect(result.stderr).toContain(sentence);
    expect(result.stderr).not.toContain('    at ');
  });

  it('reads the good records of a damaged file, tells the bad one, goes on with other files, and exits with 3', async () => {
    const whole = await readFile(retail, 'utf8');
    await writeFile(join(folder, 'cut.json'), whole.slice(0, Math.floor(whole.length / 2)));
    const { code, stdout, stderr } = await run(['analyze', 'cut.json', join(recorded, 'retail-react.json')]);
    expect(code).toBe(3);
    expect(stderr).toMatch(/cut\.json.*record \d+.*byte \d+/);
    expect(stdout).toContain('1 could not be read or judged');
    const findings = await lines(join(folder, 'results/cut.findings.jsonl'));
    expect(findings.at(-1)).toMatchObject({ status: 'error', author: null, type: null });
    expect(findings.filter(({ status }) => status === 'judged').length).toBeGreaterThan(2);
  });

  it('keeps hostile text harmless in terminal and CSV', async () => {
    const hostile = '=HYPERLINK("http://example.invalid")\u001b]52;c;AAAA\u0007\u001b[2J';
    const record = {
      task_id: hostile,
      reward: 0,
      trial: 0,
      info: {
        task: {
          user_id: 'u',
          instruction: hostile,
          actions: [{ name: 'cancel_pending_order', kwargs: { order_id: hostile } }],
          outputs: [],
        },
      },
      traj: [
        { role: 'user', content: hostile },
        { role: 'assistant', content: hostile },
        { role: 'user', content: `${hostile} ###STOP###` },
      ],
    };
    await writeFile(join(folder, 'hostile.json'), JSON.stringify([record]));
    const { stdout, stderr } = await run(['analyze', 'hostile.json', '--csv', 'out.csv']);
    expect(`${stdout}${stderr}`).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f]/);
    const csv = await readFile(join(folder, 'out.csv'), 'utf8');
    expect(csv).not.toContain('\u001b');
    expect(csv).not.toMatch(/(^|,)"?=/m);
  });

  it('judges with a model over a real connection, keeps malformed replies as errors, and retries only those', async () => {
    let broken = true;
    const verdict = (step: number, request: SeenRequest) =>
      JSON.stringify({
        reasoning: 'r',
        faults: [
          {
            description: 'd',
            correct_behavior: 'c',
            citations: [citeFirstTurn(request)],
            author: 'agent',
            type: 'wrong_argument',
            step,
            keys: [],
            severity: 'critical',
            confidence: 0.5,
          },
        ],
        root_fault: 0,
      });
    const server = await startOpenAiServer(
      (request, count) => ({
        text: broken && (count === 0 || request.body.messages.length > 2) ? 'not JSON' : verdict(2, request),
      }),
      { models: ['tester'] },
    );
    const words = [
      'analyze',
      retail,
      '--judge',
      'llm',
      '--model',
      'tester',
      '--base-url',
      server.url,
      '--max-concurrency',
      '1',
    ];
    const env = { OPENAI_API_KEY: 'sk-very-secret-0123456789' };
    const first = await run(words, { env });
    expect(first.code).toBe(3);
    expect(first.stderr).toContain('11 runs to judge');
    expect(first.stderr).toContain('cost unknown');
    broken = false;
    const before = server.seen.length;
    const second = await run(words, { env });
    expect(second.code).toBe(0);
    expect(server.seen.length - before).toBe(1);
    expect(second.stdout).toContain('10 findings were there already');
    const path = join(folder, 'results/retail-tool-calling.findings.jsonl');
    const findings = await lines(path);
    expect(findings).toHaveLength(11);
    expect(findings.every(({ status }) => status === 'judged')).toBe(true);
    expect(findings[0].judge).toMatchObject({ name: 'llm', model: 'tester' });
    for (const text of [first.stdout, first.stderr, second.stdout, second.stderr, await readFile(path, 'utf8')]) {
      expect(text).not.toContain('very-secret');
    }
    await server.close();
  });

  it('stops at once with one sentence where the server refuses the key, keeping what was done', async () => {
    const server = await startOpenAiServer(() => ({ status: 401 }));
    const { code, stderr } = await run([
      'analyze',
      retail,
      '--judge',
      'llm',
      '--model',
      'tester',
      '--base-url',
      server.url,
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain('refused the key');
    await server.close();
  });

  it('keeps what is done on Ctrl-C and exits with 130', async () => {
    const server = await startOpenAiServer(async (request, count) => {
      if (count > 2) {
        await new Promise((resolve) => setTimeout(resolve, 60_000));
      }
      return {
        text: JSON.stringify({
          reasoning: 'r',
          faults: [
            {
              description: 'd',
              correct_behavior: 'c',
              citations: [citeFirstTurn(request)],
              author: 'agent',
              type: 'wrong_argument',
              step: 1,
              keys: [],
              severity: 'critical',
              confidence: 0.5,
            },
          ],
          root_fault: 0,
        }),
      };
    });
    const words = [
      'analyze',
      retail,
      '--judge',
      'llm',
      '--model',
      'tester',
      '--base-url',
      server.url,
      '--max-concurrency',
      '1',
    ];
    const child = runCli(words, { cwd: folder, kill: { when: /runs to judge/, signal: 'SIGINT' } });
    const { code } = await child;
    expect(code).toBe(130);
    await server.close();
  });

  it('asks nothing and writes nothing in a dry run', async () => {
    const server = await startOpenAiServer(() => ({ status: 500 }));
    const { code, stderr } = await run([
      'analyze',
      retail,
      '--judge',
      'llm',
      '--model',
      'gpt-4o',
      '--base-url',
      server.url,
      '--dry-run',
    ]);
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /11 runs to judge; 11 calls of gpt-4o, about \d+ thousand tokens in and .* \$\d\S+ expected, \$\d\S+ if replies are short, \$\d\S+ if they are long/,
    );
    expect(server.seen).toHaveLength(0);
    await server.close();
  });
});

describe.skipIf(!hasShared)(`tau-triage analyze on published files (${hasShared ? 'present' : sharedMissing})`, () => {
  it('judges the 116 failures of gpt-4o-airline', async () => {
    const { stdout } = await run(['analyze', shared('trajectories/tau-bench/gpt-4o-airline.json'), '--format', 'json']);
    const findings = JSON.parse(stdout);
    expect(findings).toHaveLength(116);
    expect(findings.every(({ status }: { status: string }) => status === 'judged')).toBe(true);
  });

  it('reads or refuses every file in one call', async () => {
    const folders = ['agentrx', 'grok', 'llama', 'qwen', 'tau-bench', 'tau2'];
    // All are read; tests/soak/published-files.test.ts judges them all.
    const paths = folders.map((name) => shared(`trajectories/${name}`));
    const { code, stdout, stderr } = await run(['analyze', ...paths, '--task-ids', '0,1,2,3']);
    expect(code).toBe(0);
    const [, runs, files] = /^(\d+) runs in (\d+) files/.exec(stdout) ?? [];
    // Files may be added there; none may be lost.
    expect(Number(runs)).toBeGreaterThanOrEqual(820);
    expect(Number(files)).toBeGreaterThanOrEqual(16);
    expect(stderr).toContain('labels.json');
  });
});
