import { existsSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseGate } from '../../src/commands/score/parse-gate.ts';
import { measureNames } from '../../src/metrics/measure-names.ts';
import { sampleFinding, sampleLabel } from '../metrics/samples.ts';
import { runCli } from '../support/run-cli.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const shared = fileURLToPath(new URL('../../../shared/trajectories/agentrx/', import.meta.url));
const labels = 'tests/fixtures/runs/expected.labels.jsonl';
let folder: string;

const run = (...words: string[]) => runCli(words, { cwd: root, env: { COLUMNS: '120' } });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-triage-score-'));
  await run('analyze', 'tests/fixtures/runs', '--include-passed', '-o', join(folder, 'recorded'));
});

describe('tau-triage score', () => {
  it('measures the findings of the recorded runs against their key', async () => {
    const { code, stdout } = await run('score', join(folder, 'recorded'), labels, '--format', 'json');
    expect(code).toBe(0);
    const score = JSON.parse(stdout);
    expect(score.counts).toMatchObject({ findings: 31, passing: 11, labelled: 20, not_judged: 0, unlabelled: 11 });
    expect(Object.keys(score.measures).sort()).toEqual([...measureNames].sort());
    expect(score.measures.author_accuracy.n).toBe(20);
    // One of the runs crashed before its first message, so its label has no step.
    expect(score.measures.step_exact.n).toBe(19);
    expect(score.measures.author_accuracy.low).toBeLessThan(score.measures.author_accuracy.value);
    expect(score.judges).toMatchObject([{ name: 'rules' }]);
    expect(score.labels).toEqual([
      {
        file: labels,
        kind: 'labels',
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        rows: 20,
        annotators: ['authors'],
      },
    ]);
    expect(score.annotators).toHaveLength(1);
  });

  it('prints a table, CSV and confusion matrices', async () => {
    const [table, csv, confusion] = await Promise.all([
      run('score', join(folder, 'recorded'), '--labels', labels),
      run('score', join(folder, 'recorded'), labels, '--format', 'csv'),
      run('score', join(folder, 'recorded'), labels, '--format', 'confusion'),
    ]);
    expect(table.stdout).toMatch(/^20 of 20 runs with a label have a finding; 11 of 31 findings have no label\./);
    expect(table.stdout).toMatch(/Against authors:/);
    expect(table.stdout).toMatch(/step exact .*\d+\/19/);
    expect(table.stdout.split('\n').filter((line) => line.length > 120)).toEqual([]);
    expect(csv.stdout).toMatch(/^annotator,measure,value,low,high,hits,n\n,author_accuracy,/);
    expect(csv.stdout).toMatch(/\nauthors,step_exact,/);
    expect(confusion.stdout).toMatch(/\n,author,agent,agent,\d+\n/);
  });

  it('exits with 4 where a gate does not hold, and says which', async () => {
    const { code, stderr } = await run(
      'score',
      join(folder, 'recorded'),
      labels,
      ...['--fail-on', 'author_accuracy<=1', '--fail-on', 'judged<1', '--fail-on', 'nobody:step_exact<0.1'],
    );
    expect(code).toBe(4);
    expect(stderr).toMatch(/--fail-on author_accuracy<=1: it is [\d.]+ \(n 20\)\./);
    expect(stderr).toMatch(/--fail-on nobody:step_exact<0\.1: not measured .*no annotator nobody, only authors/);
    expect(stderr).not.toMatch(/judged<1/);
    expect((await run('score', join(folder, 'recorded'), labels, '--fail-on', 'judged<1')).code).toBe(0);
  });

  it('exits with 2 on wrong use and 1 on unreadable files', async () => {
    const file = join(folder, 'recorded', 'retail-react.findings.jsonl');
    const results = await Promise.all([
      run('score', file),
      run('score', file, labels, '--fail-on', 'beauty<1'),
      run('score', file, join(folder, 'none.json')),
      run('score', file, file),
    ]);
    expect(results.map(({ code }) => code)).toEqual([2, 2, 1, 1]);
    expect(results[0]?.stderr).toMatch(/name at least one label file after/);
    expect(results[1]?.stderr).toMatch(/knows no measure beauty; there are author_accuracy/);
    expect(results[3]?.stderr).toMatch(/holds findings, not labels/);
  });

  it('draws no control character out of a hostile file, and tells lines it could not read', async () => {
    const evil = '\u001b]52;c;aGk=\u0007\u001b[2Jred';
    const findings = join(folder, 'evil.findings.jsonl');
    const key = join(folder, 'evil.labels.jsonl');
    await writeFile(findings, `${JSON.stringify(sampleFinding({ description: evil, author: 'user' }))}\n{"torn`);
    await writeFile(key, JSON.stringify(sampleLabel({ annotator: evil, comment: evil })));
    const { code, stdout, stderr } = await run('score', findings, key);
    expect(code).toBe(3);
    expect(stderr).toMatch(/line 2: .*torn line/);
    expect(stdout).toMatch(/reason .*red/);
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });

  it('makes two annotators of two foreign files with the same name', async () => {
    const entry = (step: number) => [
      {
        trajectory_id: 0,
        failures: [{ failure_id: 1, step_number: step, failure_category: 'x' }],
        root_cause: { failure_id: 1 },
      },
    ];
    const findings = join(folder, 'one.findings.jsonl');
    await writeFile(findings, JSON.stringify(sampleFinding({ step: 4 })));
    const one = await mkdtemp(join(folder, 'one-'));
    const other = await mkdtemp(join(folder, 'other-'));
    await writeFile(join(one, 'labels.json'), JSON.stringify(entry(5)));
    await writeFile(join(other, 'labels.json'), JSON.stringify(entry(9)));
    const { stdout } = await run(
      'score',
      findings,
      join(one, 'labels.json'),
      join(other, 'labels.json'),
      '--format',
      'json',
    );
    const score = JSON.parse(stdout);
    expect(score.annotators.map(({ name }: { name: string }) => name)).toEqual(['labels', join(other, 'labels.json')]);
    expect(score.measures.step_exact).toMatchObject({ hits: 1, n: 1 });
  });

  it.skipIf(!existsSync(shared))(
    "reads AgentRx's labels and a second annotator's (skipped without ../shared)",
    async () => {
      await run('analyze', join(shared, 'failed.json'), '-o', join(folder, 'agentrx'));
      const { code, stdout } = await run(
        'score',
        join(folder, 'agentrx', 'failed.findings.jsonl'),
        join(shared, 'labels.json'),
        join(shared, 'second-annotator.csv'),
        ...['--format', 'json'],
      );
      expect(code).toBe(0);
      const score = JSON.parse(stdout);
      expect(score.counts).toMatchObject({ findings: 13, labelled: 13, not_judged: 0, unlabelled: 0 });
      expect(score.annotators.map(({ name, labels }: { name: string; labels: number }) => [name, labels])).toEqual([
        ['labels', 13],
        ['second-annotator', 10],
      ]);
      // By the two files themselves: the same root step for tasks 2, 12, 28, 34 and 39 of the ten that both label.
      expect(score.agreement[0].measures.step_exact).toMatchObject({ hits: 5, n: 10 });
      expect(score.measures.step_exact.hits).toBeGreaterThanOrEqual(score.annotators[0].measures.step_exact.hits);
      expect(score.agreement[0].measures.agentrx_accuracy.n).toBe(10);
    },
  );

  it('has a help', async () => {
    const { stdout, code } = await run('score', '--help');
    expect(code).toBe(0);
    expect(stdout).toMatch(/--fail-on <condition>/);
  });
});

describe('parseGate', () => {
  it('reads measure, part, comparison and bound', () => {
    expect(parseGate('author_macro_f1<0.8')).toMatchObject({
      measure: 'author_macro_f1',
      part: 'value',
      comparison: '<',
      bound: 0.8,
      annotator: null,
    });
    expect(parseGate(' step_exact.low >= .4 ')).toMatchObject({ part: 'low', comparison: '>=', bound: 0.4 });
    expect(parseGate('a:b:step_within_1==1')).toMatchObject({ annotator: 'a:b', measure: 'step_within_1' });
  });

  it.each(['author_macro_f1', 'author_macro_f1 < many', '<0.8', 'ann:cost_usd>3', 'step_exact.middle<1'])(
    'refuses %s',
    (text) => {
      expect(() => parseGate(text)).toThrow(/^--fail-on/);
    },
  );
});
