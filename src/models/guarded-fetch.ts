import { sanitiseLine } from '../text/sanitise.ts';
import { ModelError } from './model.ts';

/** Bytes of a reply, unpacked, that are read at most; a reply with activations may be larger. */
export const largestReply = 16 * 2 ** 20;
export const largestReplyWithActivations = 400 * 2 ** 20;

/**
 * A fetch for one model server. It sends the headers that a chat call needs and the key that was given, whatever the
 * environment or a library would add; it follows no redirect, for that would hand key and conversation to another server;
 * and it stops reading a reply that is larger than `limit` bytes. Throws a ModelError for the last two.
 */
export function createGuardedFetch({
  apiKey,
  limit,
}: {
  readonly apiKey: string;
  readonly limit: number;
}): typeof fetch {
  return async (input, init) => {
    const headers = new Headers({ authorization: `Bearer ${apiKey}` });
    for (const [name, value] of new Headers(init?.headers)) {
      if (passed.includes(name)) {
        headers.set(name, value);
      }
    }
    const response = await fetch(input, { ...init, headers, redirect: 'manual' });
    if (response.status >= 300 && response.status < 400 && response.status !== 304) {
      await response.body?.cancel();
      throw new ModelError(redirectSentence({ response, from: urlOf(input) }), { fatal: true });
    }
    const { body, status, statusText } = response;
    if (body === null) {
      return response;
    }
    return new Response(body.pipeThrough(limitBytes(limit, urlOf(input))), {
      status,
      statusText,
      headers: response.headers,
    });
  };
}

const passed: readonly string[] = ['accept', 'content-type', 'user-agent'];

function urlOf(input: string | URL | Request): string {
  return typeof input === 'string' ? input : input instanceof URL ? input.href : input.url;
}

function redirectSentence({ response, from }: { readonly response: Response; readonly from: string }): string {
  const location = response.headers.get('location');
  const target = location !== null && URL.canParse(location, from) ? new URL(location, from) : null;
  // What stands behind the path may hold a secret.
  const named =
    target === null ? 'an address that cannot be read' : `${target.protocol}//${target.host}${target.pathname}`;
  const where = new URL(from);
  return `the server at ${where.protocol}//${where.host} sends the call on to ${sanitiseLine(named).slice(0, 200)} (${response.status}), where the key does not belong: give --base-url the address that answers itself.`;
}

function limitBytes(limit: number, from: string): TransformStream<Uint8Array, Uint8Array> {
  let read = 0;
  return new TransformStream({
    transform(chunk, controller) {
      read += chunk.length;
      if (read <= limit) {
        return controller.enqueue(chunk);
      }
      controller.error(
        new ModelError(
          `the server at ${new URL(from).host} sent a reply of more than ${Math.floor(limit / 2 ** 20)} MB.`,
          {
            fatal: false,
            refused: true,
          },
        ),
      );
    },
  });
}
