import OpenAI from 'openai';
import { redact } from '../text/redact.ts';
import { sanitiseLine } from '../text/sanitise.ts';
import { ModelError } from './model.ts';
import { plainUrl } from './plain-url.ts';
import type { ResolvedModel } from './providers.ts';
import { DeadlineError } from './with-deadline.ts';

/** What may be left out of a request. */
export type OptionalParameter = 'response_format' | 'tool_choice' | 'temperature' | 'seed' | 'reasoning_effort';

/**
 * The optional parameter that a server does not take, so that it can be left out; null for any other error. A value that
 * is out of range, or a text that only has the word in it, is no such refusal: leaving it out would change the run unseen.
 */
export function refusedParameter(error: unknown): OptionalParameter | null {
  if (!(error instanceof OpenAI.APIError) || (error.status !== 400 && error.status !== 422)) {
    return null;
  }
  const text = `${error.param ?? ''} ${error.message}`;
  if (/response_format|json_schema/.test(text)) {
    return 'response_format';
  }
  if (!refusal.test(text)) {
    return null;
  }
  if (/\breasoning/.test(text)) {
    return 'reasoning_effort';
  }
  if (/\btemperature\b/.test(text)) {
    return 'temperature';
  }
  if (/\bseed\b/.test(text)) {
    return 'seed';
  }
  return /tool_choice|\btools?\b|function.?call/i.test(text) ? 'tool_choice' : null;
}

/** How servers say that they do not know or take a parameter. */
const refusal =
  /support|unknown|unrecogni[sz]ed|unexpected|extra (?:inputs|fields)|not (?:permitted|allowed|accepted|available|implemented)|deprecated/i;

/** Whether the same request may succeed when it is sent again. */
export function isTransient(error: unknown): boolean {
  if (error instanceof DeadlineError) {
    return true;
  }
  if (error instanceof ModelError) {
    return !error.fatal && !error.refused;
  }
  if (ownCause(error) !== null) {
    return isTransient(ownCause(error));
  }
  if (error instanceof OpenAI.APIConnectionError) {
    return true;
  }
  if (!(error instanceof OpenAI.APIError)) {
    return error instanceof SyntaxError || error instanceof TypeError;
  }
  // A quota that is used up answers 429 as well, and no waiting helps.
  if (error.status === 429) {
    return error.code !== 'insufficient_quota';
  }
  return error.status === undefined || error.status === 408 || error.status === 409 || error.status >= 500;
}

/** Whether the server said that there were too many calls. */
export function isTooMany(error: unknown): boolean {
  return error instanceof OpenAI.APIError && error.status === 429;
}

/** Milliseconds that a server asked to wait (`Retry-After` in seconds, or as a date), at most two minutes; 0 where it did not. */
export function toldDelay(error: unknown): number {
  const told = error instanceof OpenAI.APIError ? error.headers?.get('retry-after') : null;
  if (!told) {
    return 0;
  }
  const seconds = Number(told);
  if (Number.isFinite(seconds)) {
    return Math.min(Math.max(seconds, 0), longestWait) * 1000;
  }
  const served = error instanceof OpenAI.APIError ? Date.parse(error.headers?.get('date') ?? '') : Number.NaN;
  const until = (Date.parse(told) - served) / 1000;
  return Number.isFinite(until) ? Math.min(Math.max(until, 0), longestWait) * 1000 : 0;
}

const longestWait = 120;

/** Our own error that the client took for one of the network; null where it is none. */
function ownCause(error: unknown): ModelError | null {
  return error instanceof OpenAI.APIConnectionError && error.cause instanceof ModelError ? error.cause : null;
}

/** Any failure of a call as one sentence without the key. */
export function asModelError(error: unknown, target: ResolvedModel): ModelError {
  const own = error instanceof ModelError ? error : ownCause(error);
  if (own !== null) {
    return own;
  }
  if (error instanceof DeadlineError) {
    return new ModelError(error.message, { fatal: false });
  }
  const where = `${target.model} at ${plainUrl(target.baseUrl)}`;
  // Node's own sentence quotes a piece of the reply, in which a part of the key may stand.
  if (error instanceof SyntaxError) {
    return new ModelError(`${where} sent a reply that is no JSON.`, { fatal: false });
  }
  const text = redact(sanitiseLine(error instanceof Error ? error.message : String(error)), [target.apiKey]).slice(
    0,
    300,
  );
  if (error instanceof OpenAI.APIError && (error.status === 401 || error.status === 403)) {
    return new ModelError(
      `${where} refused the key (${error.status}): check the key's variable and that it may use this model.`,
      { fatal: true },
    );
  }
  if (error instanceof OpenAI.APIError && error.status === 404) {
    return new ModelError(`${where} is not there (404): check --model and --base-url. The server said: ${text}`, {
      fatal: true,
    });
  }
  if (error instanceof OpenAI.APIError && (error.status === 402 || error.code === 'insufficient_quota')) {
    return new ModelError(`${where} has no quota left: ${text}`, { fatal: true });
  }
  if (error instanceof OpenAI.APIConnectionTimeoutError) {
    return new ModelError(`${where} did not answer in time.`, { fatal: false });
  }
  if (error instanceof OpenAI.APIConnectionError) {
    return new ModelError(`${where} cannot be reached: check --base-url and the network. (${text})`, { fatal: false });
  }
  const refused = error instanceof OpenAI.APIError && [400, 413, 422].includes(error.status ?? 0);
  return new ModelError(`${where} failed: ${text}`, { fatal: false, refused, overflow: refused && isOverflow(error) });
}

/** Whether a server says that a request does not fit the model's context (OpenAI, vLLM, llama.cpp, Anthropic, Google). */
function isOverflow(error: {
  readonly status?: unknown;
  readonly code?: unknown;
  readonly message?: unknown;
}): boolean {
  return (
    error.status === 413 ||
    error.code === 'context_length_exceeded' ||
    /context (?:length|window|size)|maximum (?:context|input|prompt)|(?:prompt|input|request)[^.]{0,30} too (?:long|large)|too many (?:input )?tokens|exceed\w*[^.]{0,40} tokens?/i.test(
      String(error.message ?? ''),
    )
  );
}
