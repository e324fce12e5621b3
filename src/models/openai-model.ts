import OpenAI from 'openai';
import pRetry, { AbortError } from 'p-retry';
import { redactSecrets } from '../text/redact.ts';
import type { CallGate } from './call-gate.ts';
import { createGuardedFetch, largestReply, largestReplyWithActivations } from './guarded-fetch.ts';
import { type Model, ModelError, type ModelReply, type ModelRequest } from './model.ts';
import {
  asModelError,
  isTooMany,
  isTransient,
  type OptionalParameter,
  refusedParameter,
  toldDelay,
} from './openai-errors.ts';
import { readCompletion, toOpenAiMessage } from './openai-messages.ts';
import { plainUrl } from './plain-url.ts';
import { costOf, type Price, priceOf } from './prices.ts';
import type { ResolvedModel } from './providers.ts';
import { wait } from './wait.ts';
import { DeadlineError, longestTimer, withDeadline } from './with-deadline.ts';

/** Knobs of the client; times in milliseconds. */
export interface OpenAiModelOptions {
  readonly target: ResolvedModel;
  readonly temperature?: number | undefined;
  readonly seed?: number | undefined;
  /** How long a reasoning model may think, in the server's own words: low, medium, high. */
  readonly reasoningEffort?: string | undefined;
  /** Fields that are added to every request as they are. */
  readonly extraBody?: Readonly<Record<string, unknown>> | undefined;
  /** The price, where it is not the one of the list. */
  readonly price?: Price | null | undefined;
  /** Shared by all models of one server, so that they slow down together. */
  readonly gate?: CallGate | undefined;
  /** For one attempt, from the request to the last byte of the reply. */
  readonly timeout?: number;
  readonly retries?: number;
  readonly firstDelay?: number;
}

/** Any server that speaks the OpenAI chat protocol. Retries here and nowhere else: the client's own are switched off. */
export function createOpenAiModel(options: OpenAiModelOptions): Model {
  const { target, retries = 4, firstDelay = 1_000, gate } = options;
  const timeout = Math.min(options.timeout ?? 120_000, longestTimer);
  const collects = options.extraBody?.['collect_activations'] !== undefined;
  const client = new OpenAI({
    apiKey: target.apiKey,
    baseURL: target.baseUrl,
    maxRetries: 0,
    timeout,
    fetch: createGuardedFetch({
      apiKey: target.apiKey,
      limit: collects ? largestReplyWithActivations : largestReply,
    }),
    // Left out, these come from variables that nobody named to this program.
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    logLevel: 'off',
  });
  const price = options.price === undefined ? priceOf(target.model) : options.price;
  const refused = new Set<OptionalParameter>();
  const where = `${target.model} at ${plainUrl(target.baseUrl)}`;

  async function attempt(request: ModelRequest): Promise<ModelReply> {
    const body = requestBody({ request, options, refused });
    try {
      return await withDeadline({
        milliseconds: timeout,
        message: `${where} did not answer within ${timeout / 1000} s.`,
        signal: request.signal,
        work: async (signal) => {
          const completion = await client.chat.completions.create(body, { signal }).catch((error: unknown) => {
            throw signal.reason instanceof DeadlineError ? signal.reason : error;
          });
          const read = withoutKey(readCompletion({ completion, asked: request.messages }), target.apiKey);
          const reply = request.schema ? withoutReplyTool(read, request.schema.name) : read;
          if (
            !request.allowEmpty &&
            reply.content === '' &&
            !reply.tool_calls &&
            !(request.schema && reply.finish_reason)
          ) {
            throw new ModelError(`${where} sent a reply without text.`, { fatal: false });
          }
          return { ...reply, cost_usd: costOf({ price, usage: reply.usage }) };
        },
      });
    } catch (error) {
      const parameter = refusedParameter(error);
      // Asked of this request, not of `refused`: another one in flight may have been refused the same a moment ago.
      if (parameter && body[parameter] !== undefined && body[parameter] !== options.extraBody?.[parameter]) {
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
        async (attemptNumber) => {
          try {
            return await (gate ? gate.run(() => attempt(request)) : attempt(request));
          } catch (error) {
            if (request.signal?.aborted) {
              throw new AbortError(asError(request.signal.reason));
            }
            if (isTooMany(error)) {
              gate?.tooMany();
            }
            if (!isTransient(error)) {
              throw new AbortError(asModelError(error, target));
            }
            if (attemptNumber <= retries) {
              await wait(toldDelay(error), request.signal);
            }
            // Only an error of a kind that is tried again may leave here as it is.
            throw error instanceof TypeError ? asModelError(error, target) : error;
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
        throw request.signal?.aborted ? asError(request.signal.reason) : asModelError(error, target);
      }),
  };
}

/** An answer that came as a call of the tool that stands for the schema is the text of its arguments. */
function withoutReplyTool<Reply extends Omit<ModelReply, 'cost_usd'>>(reply: Reply, name: string): Reply {
  const answer = reply.tool_calls?.find((call) => call.name === name);
  if (answer === undefined) {
    return reply;
  }
  const { tool_calls: _, ...rest } = reply;
  return { ...(rest as Reply), content: answer.arguments };
}

/** A server that repeats the key must not bring it into a record. */
function withoutKey<Reply extends Omit<ModelReply, 'cost_usd'>>(reply: Reply, apiKey: string): Reply {
  const clean = (text: string) => redactSecrets(text, [apiKey]);
  return {
    ...reply,
    content: clean(reply.content),
    ...(typeof reply.sent === 'string' && { sent: clean(reply.sent) }),
    ...(reply.tool_calls && {
      tool_calls: reply.tool_calls.map((call) => ({
        id: clean(call.id),
        name: clean(call.name),
        arguments: clean(call.arguments),
      })),
    }),
  };
}

function requestBody({
  request,
  options: { target, temperature, seed, reasoningEffort, extraBody },
  refused,
}: {
  readonly request: ModelRequest;
  readonly options: OpenAiModelOptions;
  readonly refused: ReadonlySet<OptionalParameter>;
}): OpenAI.ChatCompletionCreateParamsNonStreaming {
  return {
    ...extraBody,
    // Replies are read whole.
    ...(extraBody && 'stream' in extraBody && { stream: false }),
    model: target.model,
    messages: request.messages.map(toOpenAiMessage),
    ...(request.tools &&
      request.tools.length > 0 && { tools: request.tools as unknown as OpenAI.ChatCompletionFunctionTool[] }),
    ...(temperature !== undefined && !refused.has('temperature') && { temperature }),
    ...(seed !== undefined && !refused.has('seed') && { seed }),
    ...(reasoningEffort !== undefined &&
      !refused.has('reasoning_effort') && { reasoning_effort: reasoningEffort as OpenAI.ReasoningEffort }),
    ...(request.schema && shapeOf(request.schema, refused)),
  };
}

/** How a server is held to a schema: by its response format, else by the only tool that it may call, else by the words of the request alone. */
function shapeOf(
  { name, schema }: NonNullable<ModelRequest['schema']>,
  refused: ReadonlySet<OptionalParameter>,
): Partial<OpenAI.ChatCompletionCreateParamsNonStreaming> {
  if (!refused.has('response_format')) {
    return { response_format: { type: 'json_schema', json_schema: { name, schema, strict: true } } };
  }
  if (refused.has('tool_choice')) {
    return {};
  }
  const description = 'Takes the answer.';
  return {
    tools: [{ type: 'function', function: { name, description, parameters: schema } }],
    tool_choice: { type: 'function', function: { name } },
  };
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('interrupted');
}
