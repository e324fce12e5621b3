import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgeReplySchema } from '../../src/records/judge-reply.ts';
import { readFindings } from '../../src/records/read-findings.ts';
import { type BoundedResult, runBounded } from '../support/run-bounded.ts';
import { hostileBehaviours } from './hostile-behaviours.ts';
import { type HostileServer, startHostileServer } from './hostile-server.ts';

const key = 'sk-soak-0123456789abcdef';
const recorded = fileURLToPath(new URL('../fixtures/runs/', import.meta.url));

let server: HostileServer;
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-triage-hostile-'));
  server = await startHostileServer();
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

const env = { OPENAI_API_KEY: key, OPENAI_ORG_ID: 'org-hidden' };
const names = Object.keys(hostileBehaviours);

/** It ended by itself, in words for people, and told nobody the key. */
async function expectDecent(result: BoundedResult, output: string): Promise<void> {
  const told = result.stdout + result.stderr;
  expect(result.killed).toBe(false);
  expect([0, 1, 2, 3]).toContain(result.code);
  expect(told).not.toMatch(/^\s+at .*\(|TypeError|RangeError|Unhandled|is not a function/m);
  expect(told).not.toMatch(/[\x00-\x09\x0b-\x0c\x0e-\x1a\x1c-\x1f\x80-\x9f\u202e]/);
  expect(told).not.toContain(key);
  expect(server.elsewhere).toEqual([]);
  for (const name of existsSync(output) ? await readdir(output) : []) {
    expect(await readFile(join(output, name), 'utf8')).not.toContain(key);
    expect(name).not.toMatch(/\.(?:lock|new|tmp)$/);
  }
}

describe('a run', () => {
  it.each(names)('with an agent of %s', async (name) => {
    const output = join(folder, `run ${name}`);
    const result = await runBounded(
      [
        ...['run', '--env', 'healthcare', '--model', name, '--user-model', 'user', '--base-url', server.url],
        ...['--model-provider', 'compatible', '--end-index', '1', '--max-num-steps', '5', '--no-preflight'],
        ...['--max-retries', '0', '--timeout', '2', '--episode-timeout', '20', '--output', join(output, 'run.json')],
      ],
      { env },
    );
    await expectDecent(result, output);
    expect(server.asked.get(name)).toBeGreaterThan(0);
    if (existsSync(join(output, 'run.json'))) {
      JSON.parse(await readFile(join(output, 'run.json'), 'utf8'));
    }
  });
});

describe('a judge', () => {
  // The others are asked again after waits of seconds, which the run above sees to without waits.
  it.each(
    names.filter((name) =>
      /redirect|key|without end|million|packed|letters|line breaks|introducers|control|parts|negative|half/.test(name),
    ),
  )('of %s', async (name) => {
    const output = join(folder, `judge ${name}`);
    const file = 'retail-react.json';
    const before = server.asked.get(name) ?? 0;
    const result = await runBounded(
      [
        ...['analyze', join(recorded, file), '--judge', 'llm', '--model', name, '--base-url', server.url, '-n', '1'],
        ...['--model-provider', 'compatible', '--include-passed', '-o', output],
      ],
      { env },
    );
    await expectDecent(result, output);
    expect(server.asked.get(name)).toBeGreaterThan(before);
    const made = existsSync(output) ? await readdir(output) : [];
    for (const found of made.filter((path) => path.endsWith('.findings.jsonl'))) {
      expect((await readFindings({ path: join(output, found) })).problems).toEqual([]);
    }
    for (const found of made.filter((path) => path.endsWith('.replies.jsonl'))) {
      for (const line of (await readFile(join(output, found), 'utf8')).trim().split('\n')) {
        expect(judgeReplySchema.safeParse(JSON.parse(line)).success).toBe(true);
      }
    }
  });
});
