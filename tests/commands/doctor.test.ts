import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, type ServerSelf, startOpenAiServer } from '../support/openai-server.ts';
import { type CliResult, runCli } from '../support/run-cli.ts';

const small = fileURLToPath(new URL('../fixtures/runs/dataset', import.meta.url));
const key = 'own-secret-0123456789';

let folder = '';
let server: Awaited<ReturnType<typeof startOpenAiServer>> | null = null;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-triage-doctor-'));
});
afterEach(async () => {
  await server?.close();
  server = null;
  await rm(folder, { recursive: true, force: true });
});

const serve = async (self: ServerSelf, answer: Answer = { text: 'yes' }) => {
  server = await startOpenAiServer(() => answer, self);
  return server.url;
};
const noKeys = {
  ANTHROPIC_API_KEY: undefined,
  GOOGLE_API_KEY: undefined,
  MISTRAL_API_KEY: undefined,
  USER_MODEL_API_BASE: undefined,
};

/** What doctor says; no key may ever be in it. With words of its own it looks at small data sets, which takes no time. */
async function doctor(words: readonly string[] = [], env: Record<string, string | undefined> = {}): Promise<CliResult> {
  const data = words.length === 0 || words.includes('--dataset') ? [] : ['--dataset', small];
  const result = await runCli(['doctor', ...data, ...words], {
    cwd: folder,
    env: { ...noKeys, OPENAI_API_KEY: key, ...env },
  });
  expect(result.stdout + result.stderr).not.toContain(key);
  return result;
}

describe('tau-triage doctor', () => {
  it('tells data sets and which keys are set, and asks nobody', async () => {
    const { code, stdout } = await doctor([], { MISTRAL_API_KEY: key });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {4}tau-triage \d+\.\d+\.\d+ on Node \d+/);
    for (const domain of ['retail', 'airline', 'healthcare']) {
      expect(stdout).toMatch(new RegExp(`^ok {2}data set ${domain}: tasks by split .*test \\d+`, 'm'));
    }
    expect(stdout).toContain('    OPENAI_API_KEY is set\n');
    expect(stdout).toContain('    MISTRAL_API_KEY is set\n');
    expect(stdout).toContain('    ANTHROPIC_API_KEY is not set\n');
    expect(stdout).toContain('    GOOGLE_API_KEY is not set\n');
  });

  it('finds keys in .env, the environment winning', async () => {
    await writeFile(join(folder, '.env'), `GOOGLE_API_KEY=${key}\nOPENAI_API_KEY=other\n`);
    const url = await serve({});
    const { code, stdout } = await doctor(['--model', 'mine', '--base-url', url]);
    expect(code).toBe(0);
    expect(stdout).toContain('GOOGLE_API_KEY is set');
    expect(server!.seen[0]!.headers.authorization).toBe(`Bearer ${key}`);
  });

  it('is content with a model that the server lists, and tells its capabilities', async () => {
    const url = await serve({ models: ['mine', 'yours'], capabilities: { collect_activations: {}, streaming: true } });
    const { code, stdout } = await doctor(['--model', 'mine', '--base-url', url]);
    expect(code).toBe(0);
    expect(stdout).toContain(`ok  agent: mine answers at ${url}\n`);
    expect(stdout).toContain('    the server lists 2 models and announces collect_activations, streaming\n');
    expect(server!.seen).toHaveLength(0);
  });

  it('is content with a model that answers at a server that lists none', async () => {
    const url = await serve({});
    const { code, stdout } = await doctor(['--model', 'mine', '--base-url', url]);
    expect(code).toBe(0);
    expect(stdout).toContain('the server does not list its models and announces no capabilities');
  });

  it('checks the models of both sides, each where it is', async () => {
    const url = await serve({ models: ['mine', 'theirs'] });
    const both = await doctor(['--model', 'mine', '--base-url', url, '--user-model', 'theirs']);
    expect(both.code).toBe(0);
    expect(both.stdout).toContain(`user: theirs answers at ${url}`);
    const apart = await doctor([
      '--model',
      'mine',
      '--base-url',
      'http://127.0.0.1:1/v1',
      '--user-model',
      'theirs',
      '--user-base-url',
      url,
    ]);
    expect(apart.code).toBe(1);
    expect(apart.stdout).toMatch(/^no {2}agent: mine at http:\/\/127\.0\.0\.1:1\/v1 cannot be reached/m);
    expect(apart.stdout).toContain(`ok  user: theirs answers at ${url}`);
  });

  it('says that the key is wrong, and does not show it', async () => {
    const url = await serve({}, { status: 401, message: `Incorrect API key provided: ${key}` });
    const { code, stdout } = await doctor(['--model', 'mine', '--base-url', url]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^no {2}agent: mine at .* refused the key \(401\): check the key's variable/m);
  });

  it('says that there is no such model, and which there are', async () => {
    const url = await serve({ models: ['yours'] }, { status: 404, message: 'The model mine does not exist' });
    const { code, stdout } = await doctor(['--model', 'mine', '--base-url', url]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^no {2}agent: mine at .* is not there \(404\).*The server lists yours\.$/m);
  });

  it.each([
    [['--model', 'mine', '--base-url', 'http://127.0.0.1:1/v1'], {}, 'cannot be reached: check --base-url'],
    [
      ['--model', 'mine', '--base-url', `http://me:${key}@127.0.0.1:1/v1`],
      {},
      'should hold no name, password, query or fragment',
    ],
    [['--model', 'mine', '--base-url', '127.0.0.1:1/v1'], {}, 'should begin with http:// or https://'],
    [['--model', 'gpt-4o'], { OPENAI_API_KEY: undefined }, 'no key for openai: set OPENAI_API_KEY'],
    [['--user-model', 'anthropic/claude'], {}, 'user: no key for anthropic: set ANTHROPIC_API_KEY'],
    [['--model', 'mine', '--model-provider', 'oracle'], {}, 'unknown model provider "oracle"'],
    [['--model', 'mine', '--platform', 'compatible'], {}, 'give --base-url or set OPENAI_BASE_URL'],
    [['--dataset', 'nowhere'], {}, 'nowhere'],
  ])('%j: a line that begins with no, and exit code 1', async (words, env, sentence) => {
    const { code, stdout, stderr } = await doctor(words, env);
    expect(code).toBe(1);
    expect(stderr).toBe('');
    expect(stdout.split('\n').filter((line) => line.startsWith('no  ') && line.includes(sentence))).toHaveLength(1);
  });

  it('asks no server for the model called scripted', async () => {
    const { code, stdout } = await doctor(['--model', 'scripted']);
    expect(code).toBe(0);
    expect(stdout).toContain('ok  agent: scripted needs no server');
  });
});
