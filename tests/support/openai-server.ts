import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server saw. */
export interface SeenRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever was sent.
  readonly body: any;
}

/** What it answers: a model's words or calls, an HTTP error, a cut connection, half a reply, or nothing for ever. */
export type Answer =
  | {
      readonly text: string | null;
      readonly calls?: readonly { name: string; arguments: string; id?: string }[];
      readonly usage?: { prompt_tokens: number; completion_tokens: number };
      readonly activations?: unknown;
      readonly finish?: string;
    }
  | { readonly status: number; readonly message?: string; readonly headers?: Record<string, string> }
  | 'reset'
  | 'half'
  | 'stall'
  | 'silence';

/** What it says of itself on GET; null for 404. */
export interface ServerSelf {
  readonly models?: readonly string[] | null;
  readonly capabilities?: Record<string, unknown> | null;
}

/** A real HTTP server on loopback that speaks the OpenAI chat protocol and answers as `answer` says. */
export async function startOpenAiServer(
  answer: (request: SeenRequest, count: number) => Answer | Promise<Answer>,
  { models = null, capabilities = null }: ServerSelf = {},
) {
  const seen: SeenRequest[] = [];
  const server = createServer((request, response) => {
    if (request.method === 'GET') {
      const found = request.url?.endsWith('/models')
        ? models && { object: 'list', data: models.map((id) => ({ id, object: 'model' })) }
        : capabilities;
      response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' });
      return void response.end(JSON.stringify(found ?? { error: { message: 'no such page' } }));
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const one = {
        path: request.url ?? '',
        headers: request.headers,
        body: JSON.parse(Buffer.concat(chunks).toString() || '{}'),
      };
      seen.push(one);
      const reply = await answer(one, seen.length - 1);
      if (reply === 'reset') {
        return void request.socket.destroy();
      }
      if (reply === 'silence') {
        return;
      }
      response.setHeader('content-type', 'application/json');
      if (reply === 'stall') {
        return void response.write('{"id": "stalled');
      }
      if (reply === 'half') {
        response.setHeader('content-length', '1000');
        response.write('{"id": "half');
        return void setTimeout(() => request.socket.destroy(), 10);
      }
      if ('status' in reply) {
        response.writeHead(reply.status, reply.headers);
        return void response.end(
          JSON.stringify({
            error: { message: reply.message ?? 'scripted failure', type: 'error', param: null, code: null },
          }),
        );
      }
      response.end(
        JSON.stringify({
          id: 'chatcmpl-1',
          object: 'chat.completion',
          created: 1,
          model: one.body.model,
          choices: [{ index: 0, finish_reason: reply.finish ?? 'stop', message: toMessage(reply) }],
          usage: { total_tokens: 0, ...(reply.usage ?? { prompt_tokens: 1000, completion_tokens: 100 }) },
          ...(reply.activations !== undefined && { activations: reply.activations }),
        }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    seen,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function toMessage({ text, calls }: Extract<Answer, { text: string | null }>) {
  return {
    role: 'assistant',
    content: text,
    ...(calls && {
      tool_calls: calls.map(({ name, arguments: given, id }, index) => ({
        id: id ?? `call_${index}`,
        type: 'function',
        function: { name, arguments: given },
      })),
    }),
  };
}
