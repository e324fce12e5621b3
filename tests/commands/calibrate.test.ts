import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureNames } from '../../src/metrics/measure-names.ts';
import { startOpenAiServer } from '../support/openai-server.ts';
import { runCli } from '../support/run-cli.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-triage-calibrate-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const calibrate = (words: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  runCli(['calibrate', ...words], { cwd: root, env: { COLUMNS: '120', ...env } });

describe('tau-triage calibrate', () => {
  it('plants, judges and measures, and says what was missed', async () => {
    const out = join(folder, 'first');
    const { code, stdout, stderr } = await calibrate(['--env', 'airline', '--count', '20', '-o', out]);
    expect(code).toBe(0);
    expect(stderr).toContain('the replay agent passes 50 of 50 tasks');
    expect(stdout).toMatch(/^fault +planted +author +type +step\n/);
    expect(stdout).toMatch(/\nall +20 /);
    expect(stdout).toContain('Against planted:');
    const labels = (await readFile(join(out, 'planted-airline-7.labels.jsonl'), 'utf8')).trim().split('\n');
    expect(labels).toHaveLength(20);
    expect(existsSync(join(out, 'planted-airline-7.findings.jsonl'))).toBe(true);
  });

  it('gives what score --format json gives on the files that it wrote', async () => {
    const out = join(folder, 'first');
    const same = ['--env', 'airline', '--count', '20', '-o', out, '--format', 'json'];
    const { stdout } = await calibrate(same);
    const score = JSON.parse(stdout);
    expect(Object.keys(score.measures).sort()).toEqual([...measureNames].sort());
    const files = ['planted-airline-7.findings.jsonl', 'planted-airline-7.labels.jsonl'].map((name) => join(out, name));
    const scored = await runCli(['score', ...files, '--format', 'json'], { cwd: root });
    expect(JSON.parse(scored.stdout)).toEqual(score);
  });

  it('plants in the passing runs of a file', async () => {
    const out = join(folder, 'file');
    const file = join(root, 'historical_trajectories', 'retail-replay.json');
    const words = [file, '--faults', 'wrong_argument,early_stop', '--count', '6', '-o', out, '--format', 'json'];
    const { code, stdout, stderr } = await calibrate(words);
    expect(code).toBe(0);
    expect(stderr).toMatch(/retail-replay\.json: \d+ passing runs/);
    expect(JSON.parse(stdout).counts).toMatchObject({ findings: 6, labelled: 6, passing: 0 });
  });

  it('says so where there is no place for so many', async () => {
    const out = join(folder, 'few');
    const words = ['--env', 'retail', '--faults', 'swapped_order', '--count', '500', '-o', out];
    const { code, stdout, stderr } = await calibrate(words);
    expect(code).toBe(0);
    expect(stderr).toMatch(/Only \d+ of 500 faults could be planted/);
    expect(stdout).toContain('agent: swapped_order');
  });

  it('ends with 4 where a gate does not hold', async () => {
    const out = join(folder, 'first');
    const words = ['--env', 'airline', '--count', '20', '-o', out, '--fail-on', 'author_accuracy<=1'];
    const { code, stderr } = await calibrate(words);
    expect([code, stderr]).toEqual([4, expect.stringContaining('--fail-on author_accuracy<=1')]);
  });

  it('lets a model say the turns, and pays for none of them twice', async () => {
    const server = await startOpenAiServer(({ body }) => ({ text: `Well, ${body.messages.at(-1).content}` }));
    try {
      const out = join(folder, 'model');
      const words = ['--faults', 'wrong_refusal', '--count', '2', '-o', out, '--model', 'some-model'];
      const more = ['--base-url', server.url, '--format', 'json'];
      const first = await calibrate([...words, ...more], { OPENAI_API_KEY: 'key' });
      expect([first.code, first.stderr]).toEqual([0, expect.stringContaining('turns in other words; 0 stayed')]);
      const calls = server.seen.length;
      expect(calls).toBeGreaterThan(4);
      expect(await readFile(join(out, 'planted-retail-7.json'), 'utf8')).toContain('"Well, ');
      expect((await calibrate([...words, ...more], { OPENAI_API_KEY: 'key' })).stdout).toBe(first.stdout);
      expect(server.seen).toHaveLength(calls);
    } finally {
      await server.close();
    }
  });

  it.each([
    { words: ['--faults', 'sloth'], says: /--faults knows no sloth; there are wrong_argument, / },
    { words: ['--env', 'opera'], says: /--env opera: .* has data sets for airline, healthcare, retail/ },
    { words: ['--judge', 'llm'], says: /--judge llm needs a model: give --judge-model/ },
    { words: ['--judge-model', 'm'], says: /--judge-model is for --judge llm/ },
  ])('refuses $words', async ({ words, says }) => {
    const { code, stderr } = await calibrate([...words, '-o', join(folder, 'never')]);
    expect([code, stderr]).toEqual([2, expect.stringMatching(says)]);
  });
});
