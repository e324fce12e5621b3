import type { Model } from '../../../models/model.ts';
import type { Attribution, Candidate } from '../../../records/attribution.ts';
import type { Fault } from '../../../records/finding.ts';
import { isPassed } from '../../../records/reward.ts';
import { attributionOf } from '../../attribute.ts';
import type { Judge, JudgeInput, Verdict } from '../judge.ts';
import { countVotes } from '../llm/count-votes.ts';
import { judgeIdentity } from '../llm/judge-identity.ts';
import { askVotes, verdictSchema } from '../llm/llm-judge.ts';
import type { LlmJudgeOptions } from '../llm/llm-judge-options.ts';
import { decide, rulesJudge } from '../rules/rules-judge.ts';

/** How much of a model's stated confidence is believed: models say more than they know. */
const believed = 0.7;
/** No agreement makes a verdict surer than this. */
const surest = 0.97;

/**
 * Rules and a model together. What the rules settle costs nothing; the rest goes to the model with the readings that the rules leave.
 * Where both name one author, they are surer than each alone; where they do not, both readings are kept and the run is contested.
 */
export function createHybridJudge(options: LlmJudgeOptions): Judge {
  const { model, votes = 1, escalateTo = null } = options;
  const schema = verdictSchema();
  return {
    identity: judgeIdentity({ name: 'hybrid', schema, options }),
    mayReroot: false,
    needsModel: true,
    judge: async (input) => {
      const rules = await rulesJudge.judge(input);
      if (isSettledByRules(input)) {
        return { ...rules, mayReroot: true };
      }
      const [root] = rules.faults;
      const own = attributionOf(root, input.observations);
      const candidates = own.candidates.length > 0 ? own.candidates : readingOf(root);
      const ask = (asked: Model, times: number) =>
        askVotes({ judge: 'hybrid', input, model: asked, votes: times, schema, candidates });
      const said = countVotes({ ballots: await ask(model, votes), input });
      const joined = join({ rules, own, said, candidates });
      return joined.attribution?.status === 'contested' && escalateTo
        ? countVotes({ ballots: await ask(escalateTo, 1), input, before: joined })
        : joined;
    },
  };
}

/** The rules' own root as the only candidate; an undetermined one is none. */
function readingOf({ author, type, step, description }: Fault): readonly Candidate[] {
  return author === 'undetermined' ? [] : [{ author, type, step, quotes: [], because: description }];
}

function join({
  rules,
  own,
  said,
  candidates,
}: {
  readonly rules: Verdict;
  readonly own: Attribution;
  readonly said: Verdict;
  readonly candidates: readonly Candidate[];
}): Verdict {
  const [mine] = rules.faults;
  const [theirs] = said.faults;
  const both = { citations: [...rules.citations, ...said.citations], cost_usd: said.cost_usd, replies: said.replies };
  const split = said.attribution?.status === 'contested';
  if (theirs.author === 'undetermined' && mine.author !== 'undetermined') {
    return { ...rules, ...both, mayReroot: true, attribution: own };
  }
  if (!split && theirs.author === mine.author) {
    const confidence = Math.min(surest, 1 - (1 - mine.confidence) * (1 - theirs.confidence * believed));
    const faults = [{ ...mine, confidence: round(confidence) }, ...rules.faults.slice(1)] as const;
    return { ...both, faults, mayReroot: true, attribution: { ...own, status: 'supported' } };
  }
  const isLeft = candidates.some(({ author, type }) => author === theirs.author && type === theirs.type);
  // What the rules had left open between readings, the model may decide; so it may where they had none.
  if (!split && (mine.author === 'undetermined' || (isLeft && own.candidates.length > 1))) {
    const root = { ...theirs, confidence: round(theirs.confidence * believed) };
    return {
      ...both,
      faults: [root, ...others(rules, root)],
      attribution: { ...own, status: 'supported', candidates: own.candidates, decides: own.decides },
    };
  }
  const first = theirs.confidence * believed > mine.confidence ? theirs : mine;
  const second = first === theirs ? mine : theirs;
  const root = { ...first, confidence: round(Math.max(0.3, first.confidence / 2)) };
  return {
    ...both,
    faults: [root, ...others(first === theirs ? said : rules, root)],
    attribution: {
      status: 'contested',
      chain: own.chain,
      candidates: [readingOf(first), readingOf(second), said.attribution?.candidates ?? [], own.candidates]
        .flat()
        .filter((one, index, all) => all.findIndex((other) => sameReading(one, other)) === index),
      decides:
        mine.author === theirs.author
          ? (said.attribution?.decides ?? null)
          : `Rules name the ${mine.author}, the model the ${theirs.author}: read the cited turns beside the instruction.`,
    },
  };
}

function others({ faults }: Verdict, root: Fault): Fault[] {
  return faults.filter(({ author, type, step }) => author !== root.author || type !== root.type || step !== root.step);
}

function sameReading(one: Candidate, other: Candidate): boolean {
  return one.author === other.author && one.type === other.type && one.step === other.step;
}

function round(confidence: number): number {
  return Math.round(confidence * 100) / 100;
}

/** Whether the rules settle a run by themselves, so that no model is asked about it. */
export function isSettledByRules({ file, observations }: Pick<JudgeInput, 'file' | 'observations'>): boolean {
  return (
    isPassed(file.trajectory.reward) || attributionOf(decide(observations).faults[0], observations).status === 'settled'
  );
}
