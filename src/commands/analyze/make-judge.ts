import type { Judge } from '../../analyze/judge/judge.ts';
import { createLlmJudge } from '../../analyze/judge/llm/llm-judge.ts';
import { rulesJudge } from '../../analyze/judge/rules/rules-judge.ts';
import { createOpenAiModel } from '../../models/openai-model.ts';
import { resolveModel } from '../../models/providers.ts';
import type { AnalyzeFlags } from './command.ts';
import { readEnvironment } from '../context/environment.ts';
import { parseInteger, parseNumber } from '../options/parse-texts.ts';
import { UsageError } from '../errors/usage-error.ts';

/** The judge that the flags name; throws a UsageError where model, server or key is missing. */
export function makeJudge(flags: AnalyzeFlags): Judge {
  if (flags.judge !== 'llm' || flags.model === undefined) return rulesJudge;
  const temperature = flags.temperature === undefined ? undefined : parseNumber(flags.temperature, '--temperature');
  const seed = flags.seed === undefined ? undefined : parseInteger(flags.seed, '--seed');
  try {
    const target = resolveModel({
      model: flags.model,
      provider: flags.modelProvider ?? flags.platform,
      baseUrl: flags.baseUrl,
      environment: readEnvironment(),
    });
    const model = createOpenAiModel({ target, temperature, seed });
    return createLlmJudge({ model, temperature: temperature ?? null, seed: seed ?? null });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
