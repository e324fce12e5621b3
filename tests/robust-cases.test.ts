import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFindings } from '../src/records/read-findings.ts';
import { startOpenAiServer } from './support/openai-server.ts';
import { runBounded, spawnBounded } from './support/run-bounded.ts';
import { runCli } from './support/run-cli.ts';
import { shared, sharedMissing } from './support/shared.ts';

// The reproductions themselves, with processes of their own, are tests/soak/robust-cases.test.ts. Of a second host and of
// streams that close, tests/run/lock.test.ts and tests/commands/built-program.test.ts have the small forms.
const cases = shared('robust-cases/');
const present = existsSync(cases);
const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const runs = fileURLToPath(new URL('./fixtures/runs/', import.meta.url));
const retail = join(runs, 'retail-tool-calling.json');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-triage-robust-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const unsafe = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/;

if (!present) {
  it.skip(sharedMissing, () => undefined);
}

describe.skipIf(!present)('published reproductions of what once broke', () => {
  const files = present ? readdirSync(cases).filter((name) => name.endsWith('.json')) : [];

  it('are judged and explained in bounded time', async () => {
    const output = join(folder, 'judged');
    const judged = await runBounded(['analyze', ...files.map((name) => join(cases, name)), '-o', output]);
    expect(judged).toMatchObject({ killed: false, code: 0 });
    expect(judged.stdout + judged.stderr).not.toMatch(unsafe);
    for (const name of files) {
      const path = join(output, name.replace('.json', '.findings.jsonl'));
      const { findings, problems } = await readFindings({ path });
      expect(problems).toEqual([]);
      for (const { trajectory } of findings.slice(0, 3)) {
        const page = await runCli(['explain', path, trajectory]);
        expect(page.code).toBe(0);
        expect(page.stdout).not.toMatch(unsafe);
        // A forged fact would begin a line of its own.
        expect(page.stdout).not.toMatch(
          /^ {0,4}- ground_truth_defect \(step \d+\): (?:FAKE|the ground truth is wrong)/m,
        );
      }
    }
  });

  it('a file name with control characters reaches the terminal without them', async () => {
    const place = join(folder, 'names');
    await mkdir(place);
    await copyFile(join(cases, 'judge-injection.json'), join(place, 'x\u001b]0;TITLE\u0007\u001b[31m.json'));
    const { stdout, stderr } = await runCli(['analyze', place, '-o', join(place, 'out')]);
    expect(stdout + stderr).not.toMatch(unsafe);
  });

  it('slow texts are no longer slow', async () => {
    // The script names files of an earlier layout; each function is looked up where it is now.
    const built = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
    const homeOf = (name: string) =>
      built.find((file) => new RegExp(`^export function ${name}\\(`, 'm').test(readFileSync(join(dist, file), 'utf8')));
    const script = readFileSync(join(cases, 'slow-texts.mjs'), 'utf8').replace(
      /import \{(\w+)\} from '[^']+'/g,
      (_, name: string) => `import {${name}} from ${JSON.stringify(join(dist, homeOf(name) ?? name))}`,
    );
    const path = join(folder, 'slow-texts.mjs');
    await writeFile(path, script);
    const { stdout, stderr, killed, code } = await spawnBounded(process.execPath, [path], { seconds: 60 });
    expect(stderr).toBe('');
    expect({ killed, code }).toEqual({ killed: false, code: 0 });
    expect(stdout.split('\n').length).toBeGreaterThan(40);
  });
});

describe('what once broke', () => {
  it('two analyses into one folder keep every row, and both end well', async () => {
    const output = join(folder, 'two');
    const path = join(output, 'retail-tool-calling.findings.jsonl');
    await runCli(['analyze', retail, '--dataset', join(runs, 'dataset'), '-o', output]);
    const earlier = (await readFile(path, 'utf8')).trim().split('\n');
    expect(earlier).toHaveLength(11);
    // With another data set every row is new.
    const words = ['analyze', retail, '--env', 'retail', '--dataset', 'data', '-o', output];
    const both = await Promise.all(['0,1,2,3', '4,5,6'].map((ids) => runCli([...words, '--task-ids', ids])));
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    const rows = (await readFile(path, 'utf8')).trim().split('\n');
    expect(rows).toEqual(expect.arrayContaining(earlier));
    expect(rows).toHaveLength(11 + 7);
  });

  it('a judge that repeats itself does not hold the process', async () => {
    for (const text of ['<think>'.repeat(150_000), `{"reasoning": 1 \`\`\`json${'\n'.repeat(300_000)}`]) {
      const server = await startOpenAiServer(() => ({ text }));
      const output = await mkdtemp(join(folder, 'think-'));
      const words = ['analyze', retail, '-n', '1', '--judge', 'llm', '--model', 'think', '--base-url', server.url];
      const { code } = await runCli([...words, '-o', output], { env: { OPENAI_API_KEY: 'sk-0123456789ab' } });
      await server.close();
      expect(code).toBe(3);
    }
  });
});
