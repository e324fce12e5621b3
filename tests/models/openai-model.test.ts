import { afterEach, describe, expect, it } from 'vitest';
import { createCallGate } from '../../src/models/call-gate.ts';
import type { ModelRequest } from '../../src/models/model.ts';
import { createOpenAiModel, type OpenAiModelOptions } from '../../src/models/openai-model.ts';
import { type Answer, type SeenRequest, startOpenAiServer } from '../support/openai-server.ts';

const key = 'own-secret-0123456789';
const hello: ModelRequest = { messages: [{ role: 'user', content: 'Hello.' }] };
const thinkTool = {
  type: 'function' as const,
  function: { name: 'think', description: 'Think.', parameters: { type: 'object', properties: {} } },
};

let server: Awaited<ReturnType<typeof startOpenAiServer>> | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

/** A model of a server that gives these answers, the last one for ever. */
async function modelOf(
  answers: readonly Answer[] | ((request: SeenRequest, count: number) => Answer | Promise<Answer>),
  options: Partial<OpenAiModelOptions> & { readonly model?: string } = {},
) {
  server = await startOpenAiServer(
    typeof answers === 'function' ? answers : (_, count) => answers[Math.min(count, answers.length - 1)]!,
  );
  const { model = 'some-model', ...rest } = options;
  const target = { model, provider: 'compatible' as const, baseUrl: server.url, apiKey: key };
  return createOpenAiModel({ target, retries: 3, firstDelay: 1, timeout: 10_000, ...rest });
}
const requests = () => server!.seen.length;
const failure = async (work: Promise<unknown>) =>
  (await work.then(
    () => null,
    (error: unknown) => error,
  )) as Error;

describe('retries', () => {
  it.each<[string, Answer]>([
    ['429', { status: 429 }],
    ['500', { status: 500 }],
    ['503', { status: 503 }],
    ['a cut connection', 'reset'],
    ['half a reply', 'half'],
    ['a reply without text', { text: '' }],
    ['a reply of null', { text: null }],
  ])('try again after %s', async (_, bad) => {
    const model = await modelOf([bad, bad, { text: 'Here.' }]);
    expect((await model.complete(hello)).content).toBe('Here.');
    expect(requests()).toBe(3);
  });

  it.each<[string, Answer]>([
    ['no answer', 'silence'],
    ['an answer that stops in the middle', 'stall'],
  ])('try again after %s within the time for one call', async (_, bad) => {
    const model = await modelOf([bad, bad, { text: 'Here.' }], { timeout: 150 });
    expect((await model.complete(hello)).content).toBe('Here.');
    expect(requests()).toBe(3);
  });

  it('say what the time was when it runs out', async () => {
    const model = await modelOf(['silence'], { timeout: 50, retries: 0 });
    const error = await failure(model.complete(hello));
    expect(error).toMatchObject({ name: 'ModelError', fatal: false, refused: false });
    expect(error.message).toMatch(/^some-model at http.* did not answer (within 0\.05 s|in time)\.$/);
  });

  it.each([0, 1, 3])('happen in one layer: %d of them are one more request each', async (retries) => {
    for (const status of [429, 500]) {
      const model = await modelOf([{ status }], { retries });
      expect(await failure(model.complete(hello))).toMatchObject({ fatal: false, refused: false });
      expect(requests()).toBe(retries + 1);
      await server?.close();
    }
  });

  it.each([
    [400, { fatal: false, refused: true }],
    [401, { fatal: true, refused: false }],
    [402, { fatal: true, refused: false }],
    [403, { fatal: true, refused: false }],
    [404, { fatal: true, refused: false }],
    [413, { fatal: false, refused: true }],
    [422, { fatal: false, refused: true }],
  ])('do not happen after %d', async (status, kind) => {
    const model = await modelOf([{ status, message: `no, ${key}` }]);
    const error = await failure(model.complete(hello));
    expect(error).toMatchObject({ name: 'ModelError', ...kind });
    expect(error.message).not.toContain(key);
    expect(requests()).toBe(1);
  });

  it('keep the key out of the last error too', async () => {
    const model = await modelOf([{ status: 500, message: `overloaded, Bearer ${key}` }], { retries: 1 });
    const error = await failure(model.complete(hello));
    expect(`${error.message} ${error.stack}`).not.toContain(key);
  });

  it('say what to do where nobody is there', async () => {
    const model = await modelOf([{ text: 'x' }], { retries: 1 });
    await server!.close();
    const error = await failure(model.complete(hello));
    expect(error.message).toContain('cannot be reached: check --base-url and the network');
    expect(error).toMatchObject({ fatal: false, refused: false });
  });
});

describe('Retry-After', () => {
  it.each([
    ['seconds', '0.01'],
    ['a date', new Date(0).toUTCString()],
  ])('as %s lets the call succeed afterwards', async (_, told) => {
    const model = await modelOf([{ status: 429, headers: { 'retry-after': told } }, { text: 'Here.' }]);
    expect((await model.complete(hello)).content).toBe('Here.');
    expect(requests()).toBe(2);
  });

  it.each([
    ['seconds', { 'retry-after': '90' }],
    ['a date', { 'retry-after': 'Wed, 21 Oct 2015 07:29:30 GMT', date: 'Wed, 21 Oct 2015 07:28:00 GMT' }],
  ])('as %s is waited for, and an interruption ends the wait', async (_, headers) => {
    const model = await modelOf([{ status: 429, headers }]);
    const controller = new AbortController();
    const work = failure(model.complete({ ...hello, signal: controller.signal }));
    while (requests() === 0) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(requests()).toBe(1);
    controller.abort(new Error('enough'));
    expect((await work).message).toBe('enough');
    expect(requests()).toBe(1);
  });

  it('is not waited for once no attempt is left', async () => {
    const model = await modelOf([{ status: 429, headers: { 'retry-after': '110' } }], { retries: 0 });
    expect((await failure(model.complete(hello))).message).toContain('429');
  });
});

describe('an interruption', () => {
  it('ends a call in flight with its own reason, and nothing is asked again', async () => {
    const model = await modelOf(['silence']);
    const controller = new AbortController();
    const work = failure(model.complete({ ...hello, signal: controller.signal }));
    while (requests() === 0) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    controller.abort(new Error('enough'));
    expect((await work).message).toBe('enough');
    expect(requests()).toBe(1);
  });

  it('that came before lets nothing be sent', async () => {
    const model = await modelOf([{ text: 'x' }]);
    const error = await failure(model.complete({ ...hello, signal: AbortSignal.abort(new Error('enough')) }));
    expect(error.message).toBe('enough');
    expect(requests()).toBe(0);
  });
});

describe('empty replies', () => {
  it('are answers where they are allowed, null told apart', async () => {
    const model = await modelOf([{ text: '' }, { text: null }]);
    expect(await model.complete({ ...hello, allowEmpty: true })).toMatchObject({ content: '', sent: '' });
    expect(await model.complete({ ...hello, allowEmpty: true })).toMatchObject({ content: '', sent: null });
    expect(requests()).toBe(2);
  });

  it('are no failures beside a call', async () => {
    const model = await modelOf([{ text: null, calls: [{ name: 'think', arguments: '{' }] }]);
    expect((await model.complete(hello)).tool_calls).toMatchObject([{ name: 'think', arguments: '{' }]);
    expect(requests()).toBe(1);
  });
});

describe('a request', () => {
  it('goes to the chat path of the address with the key, and holds what was asked for alone', async () => {
    const model = await modelOf([{ text: 'x' }]);
    await model.complete(hello);
    expect(server!.seen[0]).toMatchObject({
      path: '/v1/chat/completions',
      headers: { authorization: `Bearer ${key}` },
    });
    expect(server!.seen[0]!.body).toEqual({ model: 'some-model', messages: hello.messages });
  });

  it('has temperature, seed, tools, schema and extra fields', async () => {
    const model = await modelOf([{ text: 'x' }], { temperature: 0, seed: 7, extraBody: { top_p: 0.5 } });
    await model.complete({ ...hello, tools: [thinkTool], schema: { name: 'answer', schema: { type: 'object' } } });
    expect(server!.seen[0]!.body).toMatchObject({
      temperature: 0,
      seed: 7,
      top_p: 0.5,
      tools: [thinkTool],
      response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true } },
    });
  });

  it('keeps model, messages, tools, temperature and seed whatever the extra fields say', async () => {
    const extraBody = { model: 'dearer', messages: [], tools: [], temperature: 2, seed: 1, stream: true, top_k: 5 };
    const model = await modelOf([{ text: 'x' }], { temperature: 0, seed: 7, extraBody });
    expect((await model.complete({ ...hello, tools: [thinkTool] })).content).toBe('x');
    expect(server!.seen[0]!.body).toMatchObject({
      model: 'some-model',
      messages: hello.messages,
      tools: [thinkTool],
      temperature: 0,
      seed: 7,
      stream: false,
      top_k: 5,
    });
  });

  it('is told apart by ids also where the server counts its calls anew', async () => {
    const model = await modelOf([{ text: null, calls: [{ name: 'think', arguments: '{}' }] }]);
    const first = await model.complete(hello);
    const second = await model.complete({
      messages: [
        ...hello.messages,
        { role: 'assistant', content: null, tool_calls: first.tool_calls },
        { role: 'tool', content: 'done', tool_call_id: first.tool_calls![0]!.id },
      ],
    });
    expect(second.tool_calls![0]!.id).not.toBe(first.tool_calls![0]!.id);
  });
});

describe('a parameter that the server does not take', () => {
  const unsupported = (name: string): Answer => ({
    status: 400,
    message: `Unsupported parameter: '${name}' is not supported with this model.`,
  });

  it('is left out from then on, and no retry is spent on it', async () => {
    const model = await modelOf(
      ({ body }) =>
        body.temperature !== undefined
          ? unsupported('temperature')
          : body.seed !== undefined
            ? unsupported('seed')
            : { text: 'x' },
      { temperature: 0, seed: 1, retries: 0 },
    );
    await model.complete(hello);
    await model.complete(hello);
    expect(server!.seen.map(({ body }) => Object.keys(body).sort().join(' '))).toEqual([
      'messages model seed temperature',
      'messages model seed',
      'messages model',
      'messages model',
    ]);
  });

  it('breaks none of several calls that were under way', async () => {
    let waiting = 0;
    let open = () => {};
    const all = new Promise<void>((resolve) => {
      open = resolve;
    });
    const model = await modelOf(
      async ({ body }) => {
        if (body.temperature === undefined) {
          return { text: 'x' };
        }
        waiting += 1;
        if (waiting === 4) {
          open();
        }
        await all;
        return unsupported('temperature');
      },
      { temperature: 0, retries: 0 },
    );
    const replies = await Promise.all(Array.from({ length: 4 }, () => model.complete(hello)));
    expect(replies.map(({ content }) => content)).toEqual(['x', 'x', 'x', 'x']);
    expect(requests()).toBe(8);
  });

  it('is an error where it stands in the extra fields, for then it was asked for', async () => {
    const model = await modelOf([unsupported('temperature')], { extraBody: { temperature: 1 } });
    expect(await failure(model.complete(hello))).toMatchObject({ refused: true });
    expect(requests()).toBe(1);
  });

  it('is not one whose value is wrong', async () => {
    const model = await modelOf([{ status: 400, message: "Invalid 'temperature': expected a value <= 2, got 3." }], {
      temperature: 3,
    });
    expect((await failure(model.complete(hello))).message).toContain('expected a value <= 2');
    expect(requests()).toBe(1);
  });
});

describe('cost', () => {
  const answer: Answer = { text: 'x', usage: { prompt_tokens: 1_000_000, completion_tokens: 1_000_000 } };

  it('goes by the list, by a price that was given, or is unknown', async () => {
    for (const [options, expected] of [
      [{ model: 'gpt-4o-mini' }, 0.75],
      [{ price: { input: 1, output: 2 } }, 3],
      [{ model: 'gpt-4o', price: null }, null],
      [{}, null],
    ] as const) {
      const reply = await (await modelOf([answer], options)).complete(hello);
      expect(reply.cost_usd).toBe(expected);
      expect(reply.usage).toEqual({ input_tokens: 1_000_000, output_tokens: 1_000_000 });
      await server?.close();
    }
  });
});

describe('a gate', () => {
  it('is narrowed by 429 and by nothing else, and widened by answers', async () => {
    const gate = createCallGate({ limit: 8, now: () => 0 });
    const model = await modelOf([{ status: 500 }, { status: 429 }, { text: 'x' }], { gate });
    await model.complete(hello);
    expect(gate.limit).toBe(4);
    for (let count = 0; count < 30; count++) {
      await model.complete(hello);
    }
    expect(gate.limit).toBe(8);
  });

  it('is free while a call waits to be tried again', async () => {
    const gate = createCallGate({ limit: 1, now: () => 0 });
    const model = await modelOf(
      ({ body }) =>
        body.messages[0].content === 'Wait.' ? { status: 429, headers: { 'retry-after': '90' } } : { text: 'x' },
      { gate },
    );
    const controller = new AbortController();
    const messages = [{ role: 'user' as const, content: 'Wait.' }];
    const waiting = failure(model.complete({ messages, signal: controller.signal }));
    while (requests() === 0) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect((await model.complete(hello)).content).toBe('x');
    controller.abort(new Error('enough'));
    await waiting;
  });
});
