import { createHash } from 'node:crypto';

/**
 * A server's address for messages and records, without what may hold a secret: name, password, query, fragment, and parts
 * of the path that are not usual ones.
 */
export function plainUrl(address: string): string {
  if (!URL.canParse(address)) {
    return '[an address that cannot be read]';
  }
  const { protocol, host, pathname } = new URL(address);
  const path = pathname.split('/').map((part) => (usual.test(part) ? part : '[hidden]'));
  return `${protocol}//${host}${path.join('/')}`;
}

/** The same with a hash of the whole where something was left out, so that two addresses can be told apart. */
export function urlRecord(address: string): string {
  const plain = plainUrl(address);
  const whole = URL.canParse(address) ? new URL(address).href : address;
  return plain === whole ? plain : `${plain} ${hashOf(whole)}`;
}

/** A JSON value whose texts are hashes: a record of it that holds no secret and still shows a change. */
export function hideTexts(value: unknown): unknown {
  if (typeof value === 'string') {
    return hashOf(value);
  }
  if (Array.isArray(value)) {
    return value.map(hideTexts);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, hideTexts(part)]));
}

const usual = /^(?:|v\d{1,2}(?:alpha|beta)?\d?|api|openai|compatible-mode|inference|models|proxy|llm|serverless)$/;

function hashOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
