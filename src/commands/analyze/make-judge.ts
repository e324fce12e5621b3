import { judges } from '../../analyze/judge/index.ts';
import type { Judge } from '../../analyze/judge/judge.ts';
import { createOpenAiModel } from '../../models/openai-model.ts';
import { resolveModel } from '../../models/providers.ts';
import type { Environment } from '../context/environment.ts';
import { asUsageError, UsageError } from '../errors/usage-error.ts';
import type { AnalyzeRequest } from './command.ts';

/** What is known of the judge that is wanted. */
export type JudgeRequest = Pick<
  AnalyzeRequest,
  'judge' | 'model' | 'modelProvider' | 'platform' | 'baseUrl' | 'temperature' | 'seed'
>;

/** The judge that the options name; throws a UsageError where model, server or key is missing. */
export function makeJudge(request: JudgeRequest, environment: Environment): Judge {
  const { judge: name, model: modelName, temperature, seed } = request;
  const row = judges[name];
  if (!row.needsModel) {
    return row.create();
  }
  if (modelName === null) {
    throw new UsageError(`--judge ${name} needs a model: give --model, e.g. --model gpt-4o.`);
  }
  return asUsageError(() => {
    const target = resolveModel({
      model: modelName,
      provider: request.modelProvider ?? request.platform ?? undefined,
      baseUrl: request.baseUrl ?? undefined,
      environment,
    });
    const model = createOpenAiModel({ target, temperature: temperature ?? undefined, seed: seed ?? undefined });
    return row.create({ model, temperature, seed });
  });
}
