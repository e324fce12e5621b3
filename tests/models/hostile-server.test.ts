import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { checkServer } from '../../src/models/check-server.ts';
import { createGuardedFetch } from '../../src/models/guarded-fetch.ts';
import { createOpenAiModel } from '../../src/models/openai-model.ts';
import { addSpending, noSpending, spendingOf } from '../../src/run/spending.ts';

const apiKey = 'sk-secret/key+0123456789';
const closers: (() => void)[] = [];
afterEach(() => {
  vi.unstubAllEnvs();
  for (const close of closers.splice(0)) {
    close();
  }
});

interface Seen {
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
}

async function startServer(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    seen.push({ url: request.url ?? '', headers: request.headers });
    request.resume();
    request.on('end', () => answer(request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, seen };
}

const targetAt = (baseUrl: string) => ({ model: 'm', provider: 'compatible' as const, baseUrl, apiKey });
const messages = [{ role: 'user' as const, content: 'Hello.' }];

function complete(baseUrl: string, extra: Partial<Parameters<typeof createOpenAiModel>[0]> = {}) {
  return createOpenAiModel({ target: targetAt(baseUrl), retries: 1, firstDelay: 1, ...extra }).complete({ messages });
}

const failure = async (work: Promise<unknown>) =>
  await work.then(
    () => 'no error',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );

const json = (response: ServerResponse, body: unknown, status = 200) => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
};

const reply = (content: string | null, finish_reason = 'stop', message: object = {}) => ({
  choices: [{ index: 0, finish_reason, message: { role: 'assistant', content, ...message } }],
  usage: { prompt_tokens: 1, completion_tokens: 1 },
});

describe('a call to a model server', () => {
  it('takes no variable that nobody named to this program', async () => {
    for (const [name, value] of [
      ['OPENAI_ORG_ID', 'org-hidden'],
      ['OPENAI_PROJECT_ID', 'project-hidden'],
      ['OPENAI_ADMIN_KEY', 'admin-hidden'],
      ['OPENAI_WEBHOOK_SECRET', 'webhook-hidden'],
      ['OPENAI_CUSTOM_HEADERS', 'x-team: team-hidden\nauthorization: Bearer other-hidden'],
      ['OPENAI_API_KEY', 'key-hidden'],
      ['OPENAI_LOG', 'debug'],
    ] as const) {
      vi.stubEnv(name, value);
    }
    const print = ['log', 'warn', 'error', 'info', 'debug'].map((name) =>
      vi.spyOn(console, name as 'log').mockImplementation(() => undefined),
    );
    const { url, seen } = await startServer((_, response) => json(response, reply('Hi.')));
    await complete(url);
    await checkServer({ target: targetAt(url) });
    expect(seen.length).toBeGreaterThanOrEqual(3);
    expect(JSON.stringify(seen)).not.toContain('hidden');
    for (const { headers } of seen) {
      expect(headers.authorization).toBe(`Bearer ${apiKey}`);
    }
    for (const spy of print) {
      expect(spy).not.toHaveBeenCalled();
    }
    vi.restoreAllMocks();
  });

  it.each([301, 302, 303, 307, 308])('follows no redirect (%d), and names its target', async (status) => {
    const other = await startServer((_, response) => json(response, reply('Hi from elsewhere.')));
    const { url, seen } = await startServer((_, response) => {
      response.writeHead(status, { location: `${other.url}/chat/completions?token=abc` });
      response.end();
    });
    const text = await failure(complete(url));
    expect(text).toContain(`sends the call on to ${other.url}/chat/completions (${status})`);
    expect(text).not.toContain('abc');
    expect(seen.length).toBe(1);
    const { problem } = await checkServer({ target: targetAt(url) });
    expect(problem).toContain(`sends the call on to ${other.url}/chat/completions (${status})`);
    expect(other.seen).toEqual([]);
  });

  it('stops at a reply that is larger than the limit, packed or not', async () => {
    let sent = 0;
    const { url } = await startServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const more = () => {
        sent += 65_536;
        if (sent < 2 ** 30 && !response.destroyed) {
          response.write(' '.repeat(65_536), more);
        }
      };
      more();
    });
    expect(await failure(complete(url))).toMatch(/^the server at 127\.0\.0\.1:\d+ sent a reply of more than 16 MB\.$/);
    expect(sent).toBeLessThan(2 ** 27);

    const bomb = gzipSync(Buffer.alloc(64 * 2 ** 20, 32));
    const packed = await startServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      response.end(bomb);
    });
    expect(await failure(complete(packed.url))).toContain('more than 16 MB');
    expect(packed.seen.length).toBe(1);
  });

  it('reads a reply of exactly the limit, and not one byte more', async () => {
    const { url } = await startServer(({ url: path }, response) =>
      response.end('x'.repeat(path === '/v1' ? 100 : 101)),
    );
    const limited = createGuardedFetch({ apiKey, limit: 100 });
    expect(await (await limited(url)).text()).toBe('x'.repeat(100));
    await expect((await limited(`${url}/more`)).text()).rejects.toThrow('more than 0 MB');
  });

  it('brings the key into no record and no message, however the server repeats it', async () => {
    const forms = [apiKey, `Bearer ${apiKey}`, encodeURIComponent(apiKey)].flatMap((text) => [
      text,
      ...['', 'a', 'ab'].map((before) => Buffer.from(before + text).toString('base64')),
    ]);
    const hidden = (text: string) => {
      for (const form of [apiKey, encodeURIComponent(apiKey), Buffer.from(apiKey).toString('base64').slice(2, -4)]) {
        expect(text).not.toContain(form);
      }
    };
    const talks = await startServer((_, response) =>
      json(
        response,
        reply(forms.join(' '), 'stop', {
          tool_calls: [{ id: 'c', function: { name: 'f', arguments: JSON.stringify({ key: apiKey }) } }],
        }),
      ),
    );
    hidden(JSON.stringify(await complete(talks.url)));
    for (const status of [400, 401, 404, 500]) {
      const fails = await startServer((_, response) => json(response, { error: { message: forms.join(' ') } }, status));
      hidden(await failure(complete(fails.url)));
      const { problem } = await checkServer({ target: targetAt(fails.url) });
      hidden(problem ?? '');
    }
  });

  it('shows an unusual part of an address in no message', async () => {
    const { url } = await startServer((_, response) => json(response, { error: { message: 'no' } }, 400));
    const text = await failure(complete(`${url.replace('/v1', '')}/team-hunter22/v1`));
    expect(text).toContain('/[hidden]/v1');
    expect(text).not.toContain('hunter22');
  });

  it('tells why a reply is not whole', async () => {
    const reasons = ['length', 'content_filter', 'stop', 'tool_calls', 'length'];
    let next = 0;
    const { url } = await startServer((_, response) => json(response, reply('I was cu', reasons[next++])));
    let spending = noSpending;
    for (const reason of reasons) {
      const one = await complete(url);
      expect(one.finish_reason).toBe(['length', 'content_filter'].includes(reason) ? reason : undefined);
      spending = addSpending(spending, spendingOf(one));
    }
    expect(spending.finish_reasons).toEqual({ length: 2, content_filter: 1 });
    expect(addSpending(noSpending, noSpending)).toEqual(noSpending);
  });
});
