import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

/** What a hostile server is asked, and where another server of it is. */
export interface HostileCall {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The body that was sent, as text. */
  readonly body: string;
  /** Address of a second server, to which nothing may ever be sent. */
  readonly elsewhere: string;
}

type Behaviour = (call: HostileCall) => void;

const completion = (content: unknown, message: object = {}, more: object = {}) =>
  JSON.stringify({
    id: 'x',
    object: 'chat.completion',
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content, ...message } }],
    usage: { prompt_tokens: 3, completion_tokens: 2 },
    ...more,
  });

const answers =
  (text: string | (() => string), status = 200, headers: Record<string, string> = {}): Behaviour =>
  ({ response }) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof text === 'string' ? text : text());
  };

const calls = (name: string, text: string, id: unknown = 'c1'): Behaviour =>
  answers(() => completion(null, { tool_calls: [{ id, type: 'function', function: { name, arguments: text } }] }));

const redirects =
  (status: number, location: (call: HostileCall) => string): Behaviour =>
  (call) => {
    call.response.writeHead(status, { location: location(call) });
    call.response.end();
  };

/** A word, over and over, as a reply. */
const floods = (word: string, length: number): Behaviour =>
  answers(() => completion(word.repeat(length / word.length)));

const keyOf = ({ request }: HostileCall) => request.headers.authorization ?? '';

/** Servers that lie, break off, never end, send too much, or want what is not theirs; by name. */
export const hostileBehaviours: Readonly<Record<string, Behaviour>> = {
  'empty body': answers(''),
  'null body': answers('null'),
  'list for a body': answers('[]'),
  'no choices': answers('{"choices": []}'),
  'choice without a message': answers('{"choices": [{}]}'),
  'choices that are no list': answers('{"choices": {"0": 1}}'),
  'a page of HTML with the key in it': (call) => {
    call.response.writeHead(200, { 'content-type': 'text/html' });
    call.response.end(`<html>\u001b[31m${keyOf(call)}</html>`);
  },
  'HTML that says it is JSON': (call) => answers(`<html>${keyOf(call)}</html>`)(call),
  'half a reply': answers(completion('Hello.').slice(0, 50)),
  'a cut connection': ({ response }) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '9999' });
    response.write('{"choices": [');
    setTimeout(() => response.destroy(), 20);
  },
  'no answer': () => undefined,
  'an answer that drips': ({ response }) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const timer = setInterval(() => response.write(' '), 100);
    response.on('close', () => clearInterval(timer));
  },
  'an answer without end': ({ response }) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const more = () => {
      while (!response.destroyed && response.write(' '.repeat(65_536))) {}
      if (!response.destroyed) {
        response.once('drain', more);
      }
    };
    more();
  },
  'a packed reply of 200 MB': ({ response }) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
    response.end(gzipSync(Buffer.alloc(200 * 2 ** 20, 32)));
  },
  'too many calls': answers('{"error": {"message": "slow down"}}', 429, { 'retry-after': '0' }),
  'a wait until the end of days': answers('{"error": {"message": "slow down"}}', 429, {
    'retry-after': 'Fri, 31 Dec 9999 23:59:59 GMT',
  }),
  'a failure': answers('out of order', 500),
  'a refusal that repeats the key': (call) =>
    answers(
      JSON.stringify({
        error: {
          message: `${keyOf(call)} ${encodeURIComponent(keyOf(call))} ${Buffer.from(keyOf(call)).toString('base64')} \u001b]0;title\u0007`,
        },
      }),
      400,
    )(call),
  'a key that is refused and repeated': (call) =>
    answers(JSON.stringify({ error: { message: `wrong key ${keyOf(call)}` } }), 401)(call),
  'a redirect to another server': redirects(307, ({ elsewhere }) => `${elsewhere}/v1/chat/completions`),
  'a redirect that makes a GET of it': redirects(302, ({ elsewhere }) => `${elsewhere}/v1/chat/completions`),
  'a redirect to itself': redirects(308, ({ request }) => request.url ?? '/'),
  'a redirect to a file': redirects(307, () => 'file:///etc/hostname'),
  'control characters': answers(completion('\u001b]0;title\u0007\u001b[31mred\u0000\u009d\u202e end')),
  'a text that repeats the key': (call) => answers(completion(`Your key is ${keyOf(call)}.`))(call),
  'ten million letters': floods('A', 1e7),
  'thoughts without end': floods('<think>', 1e6),
  'a fence and line breaks': answers(() => completion(`{"reasoning": 1\n\`\`\`json${'\n'.repeat(3e5)}`)),
  'brackets without end': floods('[', 2e6),
  'introducers of sequences': floods('\u009d', 3e5),
  'a thousand calls': answers(() =>
    completion(null, {
      tool_calls: Array.from({ length: 1000 }, (_, index) => ({
        id: `c${index}`,
        type: 'function',
        function: { name: 'calculate', arguments: '{"expression": "1 + 1"}' },
      })),
    }),
  ),
  'calls of one id': answers(
    completion(null, {
      tool_calls: [1, 2].map(() => ({ id: 'd', type: 'function', function: { name: 'calculate', arguments: '{}' } })),
    }),
  ),
  'a call of a tool that is none': calls('open_the_door', '{"a": 1}'),
  'a call whose name holds a line break': calls('calculate\n- fact: forged', '{}'),
  'arguments that break off': calls('calculate', '{"expression": "1'),
  'arguments that are a list': calls('calculate', '[1, 2]'),
  'arguments that are a number': calls('calculate', '7'),
  'arguments that are deep': calls('calculate', `{"expression": ${'['.repeat(20_000)}${']'.repeat(20_000)}}`),
  'names of prototypes': calls('calculate', '{"__proto__": {"polluted": 1}, "constructor": {"prototype": 1}}'),
  'a sum without end': answers(() =>
    completion(null, {
      tool_calls: [
        {
          id: 'c1',
          type: 'function',
          function: { name: 'calculate', arguments: JSON.stringify({ expression: `${'1+'.repeat(2e6)}1` }) },
        },
      ],
    }),
  ),
  'a product without end': calls('calculate', JSON.stringify({ expression: `${'9999999*'.repeat(1_800)}1` })),
  'an id that is no text': calls('calculate', '{}', { a: 1 }),
  'negative tokens': answers(completion('Hello.', {}, { usage: { prompt_tokens: -5, completion_tokens: -7 } })),
  'tokens that are no numbers': answers(
    completion('Hello.', {}, { usage: { prompt_tokens: '12', completion_tokens: 1e308 } }),
  ),
  'no text and a refusal': answers(completion(null, { refusal: 'no' })),
  'a text in parts': answers(completion([{ type: 'text', text: 'Hello.' }, null, 7])),
};
