import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Model } from '../../../models/model.ts';
import type { Candidate } from '../../../records/attribution.ts';
import { isPassed } from '../../../records/reward.ts';
import { attributionOf } from '../../attribute.ts';
import type { Judge, JudgeInput } from '../judge.ts';
import { decide } from '../rules/rules-judge.ts';
import { askModel } from './ask-model.ts';
import { type Ballot, countVotes } from './count-votes.ts';
import { standingOrders } from './prompt.ts';
import { replySchema } from './reply.ts';

/** The model to ask and how it is to answer; null leaves a setting to the server. */
export interface LlmJudgeOptions {
  readonly model: Model;
  readonly temperature: number | null;
  readonly seed: number | null;
  /** How often each run is put to the model; odd. 1 where it is left out. */
  readonly votes?: number | undefined;
  /** Asked where the votes of the first are split; null or absent for nobody. */
  readonly escalateTo?: Model | null | undefined;
}

/** The shape that models are held to, as a JSON Schema. */
export const verdictSchema = z.toJSONSchema(replySchema) as Record<string, unknown>;

/** First 16 hex digits of the SHA-256 of all that is the same in every question. */
export const promptHash = createHash('sha256')
  .update(standingOrders.failed)
  .update(standingOrders.passed)
  .update(JSON.stringify(verdictSchema))
  .digest('hex')
  .slice(0, 16);

/** A judge that puts each run to a model: once, or `votes` times with the majority deciding. */
export function createLlmJudge(options: LlmJudgeOptions): Judge {
  const { model, temperature, seed, votes = 1, escalateTo = null } = options;
  return {
    identity: {
      name: 'llm',
      model: model.name,
      prompt_hash: promptHash,
      parameters: {
        temperature,
        seed,
        ...(votes > 1 && { votes }),
        ...(escalateTo && { escalate_model: escalateTo.name }),
      },
    },
    mayReroot: false,
    needsModel: true,
    judge: async (input) => {
      const verdict = countVotes({ ballots: await askVotes({ options, judge: 'llm', input, model }), input });
      if (verdict.attribution?.status !== 'contested' || !escalateTo) {
        return verdict;
      }
      const second = await askVotes({ options: { ...options, votes: 1 }, judge: 'llm', input, model: escalateTo });
      return countVotes({ ballots: second, input, before: verdict });
    },
  };
}

/** Puts a run to a model as often as there are votes; all at once, for each waits for the server alone. */
export async function askVotes({
  options: { votes = 1 },
  judge,
  input,
  model,
  candidates = candidatesOf(input),
}: {
  readonly options: Pick<LlmJudgeOptions, 'votes'>;
  readonly judge: string;
  readonly input: JudgeInput;
  readonly model: Model;
  readonly candidates?: readonly Candidate[];
}): Promise<readonly [Ballot, ...Ballot[]]> {
  const ask = async (sample: number): Promise<Ballot> => ({
    ...(await askModel({ model, judge, schema: verdictSchema, input, candidates, sample })),
    candidates,
  });
  const [first, ...others] = await Promise.all([
    ask(0),
    ...Array.from({ length: votes - 1 }, (_, index) => ask(index + 1)),
  ]);
  return [first as Ballot, ...others];
}

/** The readings that the chain of custody of the rules' own root leaves, the likeliest first; empty for runs that passed. */
export function candidatesOf({ file, observations }: JudgeInput): readonly Candidate[] {
  return isPassed(file.trajectory.reward) ? [] : attributionOf(decide(observations).faults[0], observations).candidates;
}
