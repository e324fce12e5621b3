import { type JudgeName, judges } from '../analyze/judge/index.ts';
import type { Judge } from '../analyze/judge/judge.ts';
import { createOpenAiModel } from '../models/openai-model.ts';
import { resolveModel } from '../models/providers.ts';
import type { AnalyzeFlags } from './analyze.ts';
import { readEnvironment } from './environment.ts';
import { parseInteger, parseNumber } from './parse-options.ts';
import { UsageError } from './usage-error.ts';

/** The judge that the flags name; throws a UsageError where model, server or key is missing. */
export function makeJudge(flags: AnalyzeFlags): Judge {
  const row = judges[flags.judge as JudgeName];
  if (!row.needsModel) return row.create();
  if (flags.model === undefined)
    throw new UsageError(`--judge ${flags.judge} needs a model: give --model, e.g. --model gpt-4o.`);
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
    return row.create({ model, temperature: temperature ?? null, seed: seed ?? null });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
