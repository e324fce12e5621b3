import { z } from 'zod';
import type { Model } from '../../../models/model.ts';
import type { Candidate } from '../../../records/attribution.ts';
import { isPassed } from '../../../records/reward.ts';
import { attributionOf } from '../../attribute.ts';
import type { Judge, JudgeInput, Verdict } from '../judge.ts';
import { decide } from '../rules/rules-judge.ts';
import { askModel, type Question } from './ask-model.ts';
import { type Ballot, countVotes } from './count-votes.ts';
import { judgeIdentity } from './judge-identity.ts';
import type { LlmJudgeOptions } from './llm-judge-options.ts';
import { replySchema } from './reply.ts';

/** The shape that models are held to, as a JSON Schema. */
export function verdictSchema(): Record<string, unknown> {
  return z.toJSONSchema(replySchema) as Record<string, unknown>;
}

/** A judge that puts each run to a model: once, or `votes` times with the majority deciding. */
export function createLlmJudge(options: LlmJudgeOptions): Judge {
  const { model, votes = 1, escalateTo = null } = options;
  const schema = verdictSchema();
  const ask = async (input: JudgeInput, asked: Model, times: number, before?: Verdict) => {
    const candidates = candidatesOf(input);
    return countVotes({
      ballots: await askVotes({ judge: 'llm', input, model: asked, votes: times, schema, candidates }),
      input,
      before,
    });
  };
  return {
    identity: judgeIdentity({ name: 'llm', schema, options }),
    mayReroot: false,
    needsModel: true,
    judge: async (input) => {
      const verdict = await ask(input, model, votes);
      return verdict.attribution?.status === 'contested' && escalateTo
        ? await ask(input, escalateTo, 1, verdict)
        : verdict;
    },
  };
}

/** Puts a run to a model as often as there are votes; all at once, for each waits for the server alone. */
export async function askVotes({
  votes,
  ...question
}: Omit<Question, 'sample'> & { readonly votes: number }): Promise<readonly [Ballot, ...Ballot[]]> {
  const { candidates } = question;
  const ask = async (sample: number): Promise<Ballot> => ({ ...(await askModel({ ...question, sample })), candidates });
  const [first, ...others] = await Promise.all([
    ask(0),
    ...Array.from({ length: votes - 1 }, (_, index) => ask(index + 1)),
  ]);
  return [first, ...others];
}

/** The readings that the chain of custody of the rules' own root leaves, the likeliest first; empty for runs that passed. */
function candidatesOf({ file, observations }: JudgeInput): readonly Candidate[] {
  return isPassed(file.trajectory.reward) ? [] : attributionOf(decide(observations).faults[0], observations).candidates;
}
