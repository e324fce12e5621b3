import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Answer, type SeenRequest, startOpenAiServer } from '../support/openai-server.ts';
import { runCli } from '../support/run-cli.ts';
import { deskAnswer } from '../support/scripted-desk.ts';

const secret = 'hunter22-hidden';
let server: Awaited<ReturnType<typeof startOpenAiServer>>;
let folder = '';
let answer: (request: SeenRequest) => Answer = deskAnswer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-triage-secrets-'));
  server = await startOpenAiServer((request) => answer(request), { models: ['agent-model', 'user-model'] });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const words = (output: string, base = server.url) => [
  ...['run', '--env', 'healthcare', '--model', 'agent-model', '--user-model', 'user-model', '--base-url', base],
  ...['--end-index', '2', '--output', output],
];

it('keeps no secret of an option in any file or message, and notices all the same that it changed', async () => {
  const output = join(folder, 'run.json');
  const base = server.url.replace('/v1', `/${secret}/v1`);
  const body = JSON.stringify({ top_p: 0.5, service_token: secret });
  const run = await runCli([...words(output, base), '--extra-body', body]);
  expect(run.code).toBe(0);
  expect(server.seen.some(({ body: sent }) => sent.service_token === secret)).toBe(true);
  const header = JSON.parse(await readFile(output.replace('.json', '.header.json'), 'utf8'));
  expect(header.settings.extra_body).toMatchObject({ top_p: 0.5 });
  expect(header.settings.extra_body.service_token).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(header.settings.base_url).toContain('/[hidden]/v1 sha256:');
  for (const name of await readdir(folder)) {
    expect(await readFile(join(folder, name), 'utf8')).not.toContain(secret);
  }
  expect(run.stdout + run.stderr).not.toContain(secret);

  const other = JSON.stringify({ top_p: 0.5, service_token: `${secret}-2` });
  const changed = await runCli([...words(output, base), '--extra-body', other, '--resume']);
  expect(changed.code).toBe(2);
  expect(changed.stderr).toContain('was made with another extra_body');
  expect(changed.stderr).not.toContain(secret);
  const moved = await runCli([...words(output, `${base}/v2`), '--extra-body', body, '--resume']);
  expect(moved.stderr).not.toContain(secret);
  expect(moved.code).toBe(2);
  const same = await runCli([...words(output, base), '--extra-body', body, '--resume']);
  expect(same.code).toBe(0);
});

it('records replies that were cut off, and tells of them, also when the run is gone on with', async () => {
  const output = join(folder, 'cut.json');
  answer = (request) => {
    const one = deskAnswer(request);
    if (typeof one !== 'object' || !('text' in one)) {
      return one;
    }
    return { ...one, finish: request.body.model === 'agent-model' ? 'length' : 'content_filter' };
  };
  const run = await runCli(words(output));
  expect(run.code).toBe(0);
  const rows = JSON.parse(await readFile(output, 'utf8'));
  expect(rows[0].info.finish_reasons).toEqual({ agent: { length: 5 }, user: { content_filter: 3 } });
  expect(run.stdout).toContain("10 replies of the agent's model cut off at its token limit.");
  expect(run.stdout).toContain("6 replies of the user's model withheld by a content filter.");
  const again = await runCli([...words(output), '--resume']);
  expect(again.stdout).toContain("10 replies of the agent's model cut off at its token limit.");
});
