import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostileBehaviours } from './hostile-behaviours.ts';

/** A server whose model of a name behaves as `hostileBehaviours` has it; `user` answers as a user does. */
export interface HostileServer {
  readonly url: string;
  /** How often each model was asked. */
  readonly asked: ReadonlyMap<string, number>;
  /** What reached the second server, which is none of the program's business. */
  readonly elsewhere: readonly string[];
  close(): void;
}

/** Starts it, and a second one to which redirects point. */
export async function startHostileServer(): Promise<HostileServer> {
  const reached: string[] = [];
  const asked = new Map<string, number>();
  const second = createServer((request, response) => {
    reached.push(`${request.method} ${request.url} ${request.headers.authorization ?? ''}`);
    response.end('{}');
  });
  const elsewhere = await listen(second);
  let spoken = 0;
  const first = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('error', () => undefined);
    response.on('error', () => undefined);
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const model = modelIn(body);
      if (request.method === 'GET') {
        response.writeHead(404);
        return void response.end();
      }
      if (model === 'user') {
        const content = spoken++ % 3 === 2 ? '###STOP###' : 'Please help me.';
        response.writeHead(200, { 'content-type': 'application/json' });
        return void response.end(
          JSON.stringify({ choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }] }),
        );
      }
      asked.set(model, (asked.get(model) ?? 0) + 1);
      hostileBehaviours[model]?.({ request, response, body, elsewhere });
    });
  });
  const url = await listen(first);
  return {
    url: `${url}/v1`,
    asked,
    elsewhere: reached,
    close: () => {
      for (const server of [first, second]) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}

async function listen(server: ReturnType<typeof createServer>): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function modelIn(body: string): string {
  try {
    return String(JSON.parse(body).model);
  } catch {
    return '';
  }
}
