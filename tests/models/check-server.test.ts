import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { checkServer } from '../../src/models/check-server.ts';
import { type Answer, type ServerSelf, startOpenAiServer } from '../support/openai-server.ts';

const key = 'own-secret-0123456789';
let server: Awaited<ReturnType<typeof startOpenAiServer>> | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

const targetAt = (baseUrl: string) => ({ model: 'mine', provider: 'compatible' as const, baseUrl, apiKey: key });
async function check(self: ServerSelf, answer: Answer = { text: 'yes' }, timeout = 10_000) {
  server = await startOpenAiServer(() => answer, self);
  return await checkServer({ target: targetAt(server.url), timeout });
}

describe('checkServer', () => {
  it.each(['mine', 'models/mine'])('asks for no reply where the server lists %s', async (name) => {
    expect(await check({ models: ['other', name] })).toEqual({
      problem: null,
      models: ['other', name],
      capabilities: null,
    });
    expect(server!.seen).toHaveLength(0);
  });

  it('tries one short reply where the server does not list the model, or anything', async () => {
    expect(await check({ models: ['other'] })).toMatchObject({ problem: null, models: ['other'] });
    expect(server!.seen).toHaveLength(1);
    await server!.close();
    expect(await check({})).toMatchObject({ problem: null, models: null });
  });

  it('counts a reply without text as one', async () => {
    expect((await check({}, { text: null })).problem).toBeNull();
  });

  it('tells capabilities', async () => {
    const capabilities = { collect_activations: { layers: 32 } };
    expect((await check({ models: ['mine'], capabilities })).capabilities).toEqual(capabilities);
  });

  it('says that a model is not there, and which are', async () => {
    const models = Array.from({ length: 12 }, (_, index) => `model-${index}`);
    const { problem } = await check({ models }, { status: 404, message: 'no such model' });
    expect(problem).toContain('mine at http://127.0.0.1');
    expect(problem).toContain('is not there (404)');
    expect(problem).toContain('The server lists model-0, model-1,');
    expect(problem).toMatch(/model-7, \.\.\.\.$/);
  });

  it('says that the key is refused, by the reply or by the list', async () => {
    const { problem } = await check({}, { status: 401, message: `wrong key ${key}` });
    expect(problem).toContain('refused the key (401)');
    expect(problem).not.toContain(key);
    const strict = createServer((_, response) => response.writeHead(403).end('{}'));
    await new Promise<void>((resolve) => strict.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(strict.address() as AddressInfo).port}/v1`;
    expect((await checkServer({ target: targetAt(url) })).problem).toContain('refused the key (403)');
    await new Promise((resolve) => strict.close(resolve));
  });

  it('says that nobody is there', async () => {
    const { problem } = await checkServer({ target: targetAt('http://127.0.0.1:1/v1') });
    expect(problem).toContain('cannot be reached: check --base-url and that the server is running');
  });

  it('does not wait for ever', async () => {
    expect((await check({}, 'silence', 100)).problem).toContain('did not answer');
  });
});
