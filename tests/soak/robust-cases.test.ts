import { existsSync, readdirSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFindings } from '../../src/records/read-findings.ts';
import { startOpenAiServer } from '../support/openai-server.ts';
import { runBounded, spawnBounded } from '../support/run-bounded.ts';
import { shared, sharedMissing } from '../support/shared.ts';

const cases = shared('robust-cases/');
const present = existsSync(cases);
const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const results = shared('trajectories/tau-bench/gpt-4o-airline.json');
const dataset = shared('datasets/tau-bench');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-triage-robust-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const unsafe = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/;

if (!present) {
  it.skip(sharedMissing, () => undefined);
}

describe.skipIf(!present)('reproductions of what once broke', () => {
  const files = present ? readdirSync(cases).filter((name) => name.endsWith('.json')) : [];

  it.each(files)('%s is judged and explained in bounded time', async (name) => {
    const output = join(folder, name);
    const judged = await runBounded(['analyze', join(cases, name), '-o', output]);
    expect(judged).toMatchObject({ killed: false, code: 0 });
    expect(judged.stdout + judged.stderr).not.toMatch(unsafe);
    const path = join(output, name.replace('.json', '.findings.jsonl'));
    const { findings, problems } = await readFindings({ path });
    expect(problems).toEqual([]);
    for (const { trajectory } of findings.slice(0, 3)) {
      const page = await runBounded(['explain', path, trajectory]);
      expect(page).toMatchObject({ killed: false, code: 0 });
      expect(page.stdout).not.toMatch(unsafe);
      // A forged fact would begin a line of its own.
      expect(page.stdout).not.toMatch(/^ {0,4}- ground_truth_defect \(step \d+\): (?:FAKE|the ground truth is wrong)/m);
    }
  });

  it('a file name with control characters reaches the terminal without them', async () => {
    const place = join(folder, 'names');
    await mkdir(place);
    await copyFile(shared('robust-cases/judge-injection.json'), join(place, 'x\u001b]0;TITLE\u0007\u001b[31m.json'));
    const { stdout, stderr, killed } = await runBounded(['analyze', place, '-o', join(place, 'out')]);
    expect(killed).toBe(false);
    expect(stdout + stderr).not.toMatch(unsafe);
  });

  it('two analyses into one folder keep every row, and both end well', async () => {
    const { stdout, killed } = await spawnBounded('bash', [join(cases, 'two-analyses.sh'), cli, results, dataset], {
      seconds: 120,
    });
    expect(killed).toBe(false);
    const [, one, other, earlier, whole] =
      /exit codes (\d+) (\d+); earlier rows (\d+), still whole (\d+)/.exec(stdout) ?? [];
    expect([one, other]).toEqual(['0', '0']);
    expect(Number(earlier)).toBeGreaterThan(100);
    expect(whole).toBe(earlier);
  });

  it('stderr that closes ends nothing, and stdout that is full gives no stack trace', async () => {
    const { stdout, stderr, killed } = await spawnBounded('bash', [join(cases, 'stderr-epipe.sh'), cli, results], {
      seconds: 120,
    });
    expect(killed).toBe(false);
    expect(stdout + stderr).toContain('gpt-4o-airline.findings.jsonl');
    expect(stdout + stderr).not.toMatch(/^\s+at .*\(/m);
  });

  it('a judge that repeats itself does not hold the process', async () => {
    for (const text of ['<think>'.repeat(150_000), `{"reasoning": 1 \`\`\`json${'\n'.repeat(300_000)}`]) {
      const server = await startOpenAiServer(() => ({ text }));
      const output = await mkdtemp(join(folder, 'think-'));
      const words = ['analyze', results, '-n', '1', '--judge', 'llm', '--model', 'think', '--base-url', server.url];
      const { killed, code } = await runBounded([...words, '-o', output], {
        env: { OPENAI_API_KEY: 'sk-0123456789ab' },
      });
      await server.close();
      expect({ killed, code }).toEqual({ killed: false, code: 3 });
    }
  });

  it('a second host that goes on with a run is refused while the first one plays', async (context) => {
    const can = await spawnBounded('unshare', ['-u', 'true'], { seconds: 10 }).catch(() => null);
    if (can?.code !== 0) {
      return context.skip('skipped: unshare -u is not permitted here');
    }
    const server = await startOpenAiServer(
      async ({ body }) => {
        await new Promise((resolve) => setTimeout(resolve, 50));
        const turns = body.messages.length;
        return { text: turns > 7 ? '###STOP###' : 'Please look into it.' };
      },
      { models: ['m'] },
    );
    const { stdout, killed } = await spawnBounded('bash', [join(cases, 'two-hosts.sh'), cli, server.url, 'm'], {
      seconds: 120,
      env: { OPENAI_API_KEY: 'sk-0123456789ab' },
    });
    await server.close();
    expect(killed).toBe(false);
    expect(stdout).toContain('second 2');
    expect(stdout).toContain('first 0');
    expect(stdout).not.toContain('is broken');
  });
});
