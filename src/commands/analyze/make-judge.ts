import type { Judge } from '../../analyze/judge/judge.ts';
import { createLlmJudge } from '../../analyze/judge/llm/llm-judge.ts';
import { rulesJudge } from '../../analyze/judge/rules/rules-judge.ts';
import { createOpenAiModel } from '../../models/openai-model.ts';
import { resolveModel } from '../../models/providers.ts';
import type { Environment } from '../context/environment.ts';
import { asUsageError } from '../errors/usage-error.ts';
import type { AnalyzeRequest } from './command.ts';

/** The judge that the options name; throws a UsageError where model, server or key is missing. */
export function makeJudge(request: AnalyzeRequest, environment: Environment): Judge {
  const { judge, model: name, temperature, seed } = request;
  if (judge !== 'llm' || name === null) return rulesJudge;
  return asUsageError(() => {
    const target = resolveModel({
      model: name,
      provider: request.modelProvider ?? request.platform ?? undefined,
      baseUrl: request.baseUrl ?? undefined,
      environment,
    });
    const model = createOpenAiModel({ target, temperature: temperature ?? undefined, seed: seed ?? undefined });
    return createLlmJudge({ model, temperature, seed });
  });
}
