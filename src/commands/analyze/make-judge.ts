import { type JudgeName, judges } from '../../analyze/judge/index.ts';
import type { Judge } from '../../analyze/judge/judge.ts';
import { createCallGate } from '../../models/call-gate.ts';
import { checkServer } from '../../models/check-server.ts';
import type { Model } from '../../models/model.ts';
import { createOpenAiModel } from '../../models/openai-model.ts';
import { priceOf } from '../../models/prices.ts';
import { type ResolvedModel, resolveModel } from '../../models/providers.ts';
import { withReplyCache } from '../../models/reply-cache.ts';
import { cacheFolder } from '../context/cache-folder.ts';
import type { Environment } from '../context/environment.ts';
import { asUsageError, UsageError } from '../errors/usage-error.ts';
import type { AnalyzeRequest } from './command.ts';

/** What is known of the judge that is wanted. */
export type JudgeRequest = Pick<
  AnalyzeRequest,
  | 'model'
  | 'modelProvider'
  | 'platform'
  | 'baseUrl'
  | 'temperature'
  | 'seed'
  | 'votes'
  | 'escalateModel'
  | 'reasoningEffort'
  | 'extraBody'
  | 'maxConcurrency'
  | 'maxRetries'
  | 'timeout'
  | 'maxCost'
  | 'cache'
>;

/**
 * The judge of that name with the models that the options name. Their servers are asked once whether they are there; throws a
 * UsageError where model, server or key is missing, or where a limit of cost cannot be kept.
 */
export async function makeJudge({
  name,
  request,
  environment,
  now,
  signal,
}: {
  readonly name: JudgeName;
  readonly request: JudgeRequest;
  readonly environment: Environment;
  readonly now: () => number;
  readonly signal: AbortSignal;
}): Promise<Judge> {
  const row = judges[name];
  if (!row.needsModel) {
    return row.create();
  }
  const { model, escalateModel, temperature, seed, votes, maxConcurrency, maxCost } = request;
  if (model === null) {
    throw new UsageError(`--judge ${name} needs a model: give --model, e.g. --model gpt-4o.`);
  }
  const target = resolve(model, request, environment);
  const second = escalateModel === null ? null : resolve(escalateModel, request, environment);
  for (const each of [target, ...(second ? [second] : [])]) {
    if (maxCost !== null && priceOf(each.model) === null) {
      throw new UsageError(`--max-cost cannot be kept: the price of ${each.model} is not known.`);
    }
    const { problem } = await checkServer({ target: each, signal });
    if (problem !== null) {
      throw new UsageError(problem);
    }
  }
  const gate = createCallGate({ limit: maxConcurrency, now });
  const build = (each: ResolvedModel): Model => {
    const asked = createOpenAiModel({
      target: each,
      gate,
      temperature: temperature ?? undefined,
      seed: seed ?? undefined,
      reasoningEffort: request.reasoningEffort ?? undefined,
      extraBody: request.extraBody ?? undefined,
      timeout: request.timeout,
      retries: request.maxRetries,
    });
    const folder = request.cache ? cacheFolder(environment) : null;
    const parameters = {
      temperature,
      seed,
      reasoningEffort: request.reasoningEffort,
      extraBody: request.extraBody ?? {},
    };
    return folder === null ? asked : withReplyCache({ model: asked, folder, parameters });
  };
  return row.create({
    model: build(target),
    temperature,
    seed,
    votes,
    escalateTo: second === null ? null : build(second),
  });
}

function resolve(model: string, request: JudgeRequest, environment: Environment): ResolvedModel {
  return asUsageError(() =>
    resolveModel({
      model,
      provider: request.modelProvider ?? request.platform ?? undefined,
      baseUrl: request.baseUrl ?? undefined,
      environment,
    }),
  );
}
