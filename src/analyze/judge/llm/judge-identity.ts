import { createHash } from 'node:crypto';
import type { Judge } from '../judge.ts';
import type { LlmJudgeOptions } from './llm-judge-options.ts';
import { standingOrders } from './prompt.ts';

/** What a judge that asks a model is known by: its settings, and a hash of all that is the same in every question. */
export function judgeIdentity({
  name,
  schema,
  options: { model, temperature, seed, votes = 1, escalateTo = null },
}: {
  readonly name: string;
  /** The shape that the model is held to. */
  readonly schema: Record<string, unknown>;
  readonly options: LlmJudgeOptions;
}): Judge['identity'] {
  return {
    name,
    model: model.name,
    prompt_hash: createHash('sha256')
      .update(standingOrders.failed)
      .update(standingOrders.passed)
      .update(JSON.stringify(schema))
      .digest('hex')
      .slice(0, 16),
    parameters: {
      temperature,
      seed,
      ...(votes > 1 && { votes }),
      ...(escalateTo && { escalate_model: escalateTo.name }),
    },
  };
}
