import { redact } from '../text/redact.ts';
import { sanitiseLine } from '../text/sanitise.ts';
import { createGuardedFetch, largestReply } from './guarded-fetch.ts';
import { ModelError } from './model.ts';
import { createOpenAiModel } from './openai-model.ts';
import { plainUrl } from './plain-url.ts';
import type { ResolvedModel } from './providers.ts';
import { withDeadline } from './with-deadline.ts';

/** What a server says of itself. */
export interface ServerCheck {
  /** One sentence where the model cannot be used. */
  readonly problem: string | null;
  /** Names of the models it lists; null where it does not list them. */
  readonly models: readonly string[] | null;
  /** What it can do beyond the protocol; null where it does not say. */
  readonly capabilities: Readonly<Record<string, unknown>> | null;
}

/**
 * Whether a model can be called: the server is asked for its models, and only where that leaves a doubt for one short reply.
 * `timeout` in milliseconds, for each question.
 */
export async function checkServer({
  target,
  timeout = 15_000,
  signal,
}: {
  readonly target: ResolvedModel;
  readonly timeout?: number;
  readonly signal?: AbortSignal | undefined;
}): Promise<ServerCheck> {
  const nothing = { models: null, capabilities: null };
  const where = `${target.model} at ${plainUrl(target.baseUrl)}`;
  const listed = await get({ target, path: 'models', timeout, signal });
  if (listed.kind === 'refused') {
    return { ...nothing, problem: listed.problem };
  }
  if (listed.kind === 'unreachable') {
    return {
      ...nothing,
      problem: `${where} cannot be reached: check --base-url and that the server is running. (${listed.reason})`,
    };
  }
  if (listed.status === 401 || listed.status === 403) {
    return {
      ...nothing,
      problem: `${where} refused the key (${listed.status}): check the key's variable and that it may use this model.`,
    };
  }
  const models = modelNames(listed.body)?.map((name) => redact(sanitiseLine(name), [target.apiKey])) ?? null;
  const found = await get({ target, path: 'capabilities', timeout, signal });
  const capabilities =
    found.kind === 'answer' && found.status === 200 && typeof found.body === 'object' && found.body !== null
      ? (found.body as Record<string, unknown>)
      : null;
  if (models?.some((name) => name === target.model || name === `models/${target.model}`)) {
    return { problem: null, models, capabilities };
  }
  const problem = await tryReply({ target, timeout, signal });
  const known =
    models && models.length > 0
      ? ` The server lists ${models.slice(0, 8).join(', ')}${models.length > 8 ? ', ...' : ''}.`
      : '';
  return { problem: problem === null ? null : `${problem}${known}`, models, capabilities };
}

/** Not every server lists its models, or lists them under all their names. */
async function tryReply({
  target,
  timeout,
  signal,
}: {
  readonly target: ResolvedModel;
  readonly timeout: number;
  readonly signal: AbortSignal | undefined;
}): Promise<string | null> {
  const model = createOpenAiModel({ target, timeout, retries: 1 });
  try {
    await model.complete({
      messages: [{ role: 'user', content: 'Answer with the word yes.' }],
      allowEmpty: true,
      signal,
    });
    return null;
  } catch (error) {
    signal?.throwIfAborted();
    return error instanceof Error ? error.message : String(error);
  }
}

type Answer =
  | { readonly kind: 'answer'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'unreachable'; readonly reason: string }
  | { readonly kind: 'refused'; readonly problem: string };

async function get({
  target,
  path,
  timeout,
  signal,
}: {
  readonly target: ResolvedModel;
  readonly path: string;
  readonly timeout: number;
  readonly signal: AbortSignal | undefined;
}): Promise<Answer> {
  const url = `${target.baseUrl.replace(/\/$/, '')}/${path}`;
  try {
    return await withDeadline({
      milliseconds: timeout,
      message: `no answer within ${timeout / 1000} s`,
      signal,
      work: async (inner): Promise<Answer> => {
        const response = await createGuardedFetch({ apiKey: target.apiKey, limit: largestReply })(url, {
          signal: inner,
        });
        const text = await response.text();
        return { kind: 'answer', status: response.status, body: parse(text) };
      },
    });
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof ModelError) {
      return { kind: 'refused', problem: error.message };
    }
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    const reason = code || (cause instanceof Error ? cause.message : String(cause));
    return { kind: 'unreachable', reason: redact(reason, [target.apiKey]) };
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function modelNames(body: unknown): string[] | null {
  const data = typeof body === 'object' && body !== null && 'data' in body ? body.data : null;
  if (!Array.isArray(data)) {
    return null;
  }
  return data.flatMap((model) => (typeof model?.id === 'string' ? [model.id] : []));
}
