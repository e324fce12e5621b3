import type { JudgeName } from '../../analyze/judge/index.ts';
import { judges } from '../../analyze/judge/index.ts';
import { UsageError } from '../errors/usage-error.ts';
import type { AnalyzeRequest } from './command.ts';

/** The judge that was asked for; where none was, rules and model together as soon as a model is named, else the rules. */
export function chooseJudge(request: AnalyzeRequest): JudgeName {
  const name = request.judge ?? (request.model === null && request.baseUrl === null ? 'rules' : 'hybrid');
  if (judges[name].needsModel) {
    if (request.model === null && !request.dryRun) {
      throw new UsageError(`--judge ${name} needs a model: give --model, e.g. --model gpt-4o.`);
    }
    return name;
  }
  // tau-bench's own tool takes --platform, so that one does no harm here.
  for (const [flag, value] of [
    ['--model', request.model],
    ['--model-provider', request.modelProvider],
    ['--base-url', request.baseUrl],
    ['--escalate-model', request.escalateModel],
  ] as const) {
    if (value !== null) {
      throw new UsageError(`${flag} is for --judge hybrid and llm: give one of them, or leave ${flag} out.`);
    }
  }
  return name;
}
