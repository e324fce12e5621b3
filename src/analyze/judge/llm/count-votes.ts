import type { Attribution, Candidate } from '../../../records/attribution.ts';
import type { Evidence, Fault } from '../../../records/finding.ts';
import { isPassed } from '../../../records/reward.ts';
import type { JudgeInput, Verdict } from '../judge.ts';
import type { Answer } from './ask-model.ts';

/** One usable reply of a model, with the candidates that it could choose from. */
export interface Ballot extends Answer {
  readonly candidates: readonly Candidate[];
}

/**
 * The verdict of a model's votes: what most of them say of author and type, with their share as confidence where there are several.
 * Without a majority it is contested, and each opinion is a candidate. `before` is a verdict whose split these votes decide.
 */
export function countVotes({
  ballots,
  input,
  before,
}: {
  readonly ballots: readonly [Ballot, ...Ballot[]];
  readonly input: JudgeInput;
  readonly before?: Verdict | undefined;
}): Verdict {
  const [first] = ballots;
  const groups = new Map<string, Ballot[]>();
  for (const ballot of ballots) {
    const { author, type } = rootOf(ballot);
    const key = `${author} ${type}`;
    groups.set(key, [...(groups.get(key) ?? []), ballot]);
  }
  const ranked = [...groups.values()].sort((one, other) => other.length - one.length);
  const winners = ranked[0] ?? [first];
  const winner = winners[0] ?? first;
  const share = winners.length / ballots.length;
  const faults = faultsOf(winner);
  const root = ballots.length === 1 ? faults[0] : { ...faults[0], confidence: share };
  const replies = [...(before?.replies ?? []), ...ballots.flatMap((ballot) => ballot.replies)];
  return {
    faults: [root, ...faults.slice(1)],
    citations: [...citationsOf(winner), ...remarksOf(ballots)],
    cost_usd: sumOf(replies.map(({ cost_usd }) => cost_usd)),
    replies,
    ...(!isPassed(input.file.trajectory.reward) && {
      attribution: attributionFor({ root, ranked, split: share <= 0.5, before, winner }),
    }),
  };
}

/** A sum of dollars; unknown as soon as one amount is. */
export function sumOf(costs: readonly (number | null)[]): number | null {
  return costs.some((cost) => cost === null) ? null : costs.reduce<number>((sum, cost) => sum + (cost ?? 0), 0);
}

/** The root fault of a ballot; where a candidate was chosen it has that one's author, type and step. */
export function rootOf({ reply, candidates }: Pick<Ballot, 'reply' | 'candidates'>): Fault {
  const fault = reply.faults[reply.root_fault] ?? reply.faults[0];
  if (fault === undefined) {
    throw new Error('the reply names no fault.');
  }
  const { citations: _, ...own } = fault;
  const chosen = candidates[reply.choice === null ? -1 : reply.choice.charCodeAt(0) - 'A'.charCodeAt(0)];
  return chosen === undefined ? own : { ...own, author: chosen.author, type: chosen.type, step: chosen.step };
}

function faultsOf(ballot: Ballot): [Fault, ...Fault[]] {
  const { reply } = ballot;
  const others = reply.faults.flatMap(({ citations: _, ...fault }, index): Fault[] =>
    index === reply.root_fault ? [] : [fault],
  );
  return [rootOf(ballot), ...others];
}

function citationsOf({ reply }: Ballot): Evidence[] {
  return reply.faults.flatMap((fault) =>
    fault.citations.map(({ step, quote }) => ({ rule: 'judge', step, call: null, quote, text: fault.description })),
  );
}

function remarksOf(ballots: readonly Ballot[]): Evidence[] {
  const dropped = ballots.reduce((sum, ballot) => sum + ballot.dropped, 0);
  const text =
    dropped === 1
      ? 'One quote of the model does not stand in the record and was left out.'
      : `${dropped} quotes of the model do not stand in the record and were left out.`;
  return dropped === 0 ? [] : [{ rule: 'judge', step: null, call: null, quote: null, text }];
}

function attributionFor({
  root,
  ranked,
  split,
  before,
  winner,
}: {
  readonly root: Fault;
  readonly ranked: readonly (readonly Ballot[])[];
  readonly split: boolean;
  readonly before: Verdict | undefined;
  readonly winner: Ballot;
}): Attribution {
  if (root.author === 'undetermined') {
    return { status: 'open', chain: [], candidates: [], decides: null };
  }
  if (before !== undefined) {
    const readings = before.attribution?.candidates ?? [];
    const isNamed = readings.some(({ author, type }) => author === root.author && type === root.type);
    return {
      status: isNamed ? 'supported' : 'contested',
      chain: [],
      candidates: isNamed ? readings : [candidateOf(winner), ...readings],
      decides: isNamed ? null : 'The second model sees another fault than any vote of the first.',
    };
  }
  if (!split) {
    return { status: 'supported', chain: [], candidates: [], decides: null };
  }
  return {
    status: 'contested',
    chain: [],
    candidates: ranked.flatMap(([ballot]) => (ballot === undefined ? [] : [candidateOf(ballot)])),
    decides: 'The votes of the model are split: read the cited turns of each reading.',
  };
}

/** A ballot's root as a reading beside others. */
export function candidateOf(ballot: Ballot): Candidate {
  const { author, type, step, description } = rootOf(ballot);
  const quotes = (ballot.reply.faults[ballot.reply.root_fault]?.citations ?? []).map(({ quote }) => quote);
  return { author, type, step, quotes, because: description };
}
