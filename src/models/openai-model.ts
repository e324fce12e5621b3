import OpenAI from 'openai';
import pRetry, { AbortError } from 'p-retry';
import { redact } from '../text/redact.ts';
import { type Model, ModelError, type ModelReply, type ModelRequest } from './model.ts';
import { costOf, priceOf } from './prices.ts';
import type { ResolvedModel } from './providers.ts';

/** Knobs of the client; times in milliseconds. */
export interface OpenAiModelOptions {
  readonly target: ResolvedModel;
  readonly temperature?: number | undefined;
  readonly seed?: number | undefined;
  readonly timeout?: number;
  readonly retries?: number;
  readonly firstDelay?: number;
}

/** Any server that speaks the OpenAI chat protocol. Retries here and nowhere else: the client's own are switched off. */
export function createOpenAiModel(options: OpenAiModelOptions): Model {
  const { target, timeout = 120_000, retries = 4, firstDelay = 1_000 } = options;
  const client = new OpenAI({ apiKey: target.apiKey, baseURL: target.baseUrl, maxRetries: 0, timeout });
  const price = priceOf(target.model);
  const refused = new Set<string>();

  async function attempt(request: ModelRequest): Promise<ModelReply> {
    try {
      const completion = await client.chat.completions.create(
        {
          model: target.model,
          messages: request.messages.map((message) => ({ ...message })),
          ...(options.temperature !== undefined && !refused.has('temperature') && { temperature: options.temperature }),
          ...(options.seed !== undefined && !refused.has('seed') && { seed: options.seed }),
          ...(request.schema &&
            !refused.has('response_format') && {
              response_format: { type: 'json_schema' as const, json_schema: { ...request.schema, strict: true } },
            }),
        },
        { ...(request.signal && { signal: request.signal }) },
      );
      const content = completion.choices?.[0]?.message?.content;
      if (typeof content !== 'string' || content === '') {
        throw new ModelError(`${target.model} at ${target.baseUrl} sent a reply without text.`, { fatal: false });
      }
      const usage = {
        input_tokens: completion.usage?.prompt_tokens ?? null,
        output_tokens: completion.usage?.completion_tokens ?? null,
      };
      return { content, usage, cost_usd: costOf({ price, usage }) };
    } catch (error) {
      const parameter = refusedParameter(error);
      if (parameter && !refused.has(parameter)) {
        // Some models and servers refuse these; the answer without them is worth more than none.
        refused.add(parameter);
        return await attempt(request);
      }
      throw error;
    }
  }

  return {
    name: target.model,
    complete: (request) =>
      pRetry(
        async () => {
          try {
            return await attempt(request);
          } catch (error) {
            if (request.signal?.aborted) throw new AbortError(request.signal.reason ?? new Error('interrupted'));
            await waitAsTold(error, request.signal);
            throw isTransient(error) ? error : new AbortError(asModelError(error, target));
          }
        },
        {
          retries,
          minTimeout: firstDelay,
          maxTimeout: 60_000,
          randomize: true,
          ...(request.signal && { signal: request.signal }),
        },
      ).catch((error: unknown) => {
        throw request.signal?.aborted ? error : asModelError(error, target);
      }),
  };
}

const optionalParameters = ['response_format', 'temperature', 'seed'] as const;

function refusedParameter(error: unknown): string | null {
  if (!(error instanceof OpenAI.APIError) || (error.status !== 400 && error.status !== 422)) return null;
  const text = `${error.param ?? ''} ${error.message}`;
  return (
    optionalParameters.find((parameter) => text.includes(parameter)) ??
    (text.includes('json_schema') ? 'response_format' : null)
  );
}

function isTransient(error: unknown): boolean {
  if (error instanceof ModelError) return !error.fatal;
  if (error instanceof OpenAI.APIConnectionError) return true;
  if (!(error instanceof OpenAI.APIError)) return error instanceof SyntaxError || error instanceof TypeError;
  return (
    error.status === undefined ||
    error.status === 408 ||
    error.status === 409 ||
    error.status === 429 ||
    error.status >= 500
  );
}

/** A server that says when to come back is believed, up to two minutes. */
async function waitAsTold(error: unknown, signal: AbortSignal | undefined): Promise<void> {
  const told = error instanceof OpenAI.APIError ? error.headers?.get('retry-after') : null;
  if (!told) return;
  const seconds = Number(told);
  if (!Number.isFinite(seconds) || seconds <= 0) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, Math.min(seconds, 120) * 1000);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function asModelError(error: unknown, target: ResolvedModel): ModelError {
  if (error instanceof ModelError) return error;
  const where = `${target.model} at ${target.baseUrl}`;
  const text = redact(error instanceof Error ? error.message : String(error), [target.apiKey]).slice(0, 300);
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
  if (error instanceof OpenAI.APIConnectionTimeoutError)
    return new ModelError(`${where} did not answer in time.`, { fatal: false });
  if (error instanceof OpenAI.APIConnectionError) {
    return new ModelError(`${where} cannot be reached: check --base-url and the network. (${text})`, { fatal: false });
  }
  return new ModelError(`${where} failed: ${text}`, { fatal: false });
}
