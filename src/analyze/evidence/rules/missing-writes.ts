import { asksForState } from '../../case/asks-for-state.ts';
import type { CaseFile } from '../../case/case-file.ts';
import { shapeOf } from '../../case/shape-of.ts';
import type { Custody, Reading } from '../../custody/chain.ts';
import { custodyOf } from '../../custody/trace-custody.ts';
import { type EvidenceRule, type Observation, observe, quoteOf, type Suspicion } from '../observation.ts';
import { isWhollyForbidden } from '../reading/audit-of.ts';
import { describeCall, wholeCall } from '../reading/describe-call.ts';
import { falseClaim } from '../reading/false-claim.ts';
import { identityWithheld } from '../reading/identity-withheld.ts';
import { omittedParts } from '../reading/omitted-parts.ts';
import { agrees, refusalOf, refuses } from '../reading/phrases.ts';
import { speaksOfAny, topicOf } from '../reading/topics.ts';
import { quoted } from '../sentences.ts';

/** Expected writes that never took effect, and what the agent did instead: hand over, refuse, claim, or stop short. */
export const missingWrites: EvidenceRule = (file) => {
  const lacking = file.alignment.filter((row) => row.status === 'missing' || row.status === 'rejected');
  if (lacking.length === 0 || file.stateMatches === true) {
    return [];
  }
  // Nobody is to blame for not doing what the policy forbids.
  const permitted = lacking.filter((row) => !isWhollyForbidden(file, row));
  const rows = permitted.length > 0 ? permitted : lacking;
  const calls = rows.flatMap(({ expected }) => (expected ? [shapeOf(expected)] : []));
  const missingWrite = observe({ rule: 'missing_write', detail: { calls } });
  const missing = missingWrite.text;
  const correct_behavior = `Call ${calls.map(wholeCall).join(', then ')}.`;
  const observations: Observation[] = [missingWrite];
  if (permitted.length === 0) {
    return observations;
  }
  const cut = cutOffAt(file);
  if (cut !== null) {
    return [missingWrite, cutOff(cut, missing)];
  }
  const custody = lostWish(file);
  const theirs = custody?.readings[0];
  const suspected = (
    step: number,
    suspicion: Pick<Suspicion, 'author' | 'type' | 'description'>,
  ): { readonly step: number; readonly suspicion: Suspicion } => {
    const own = theirs?.author === suspicion.author ? custody : undefined;
    return { step, suspicion: { step, keys: [], correct_behavior, ...suspicion, custody: own } };
  };

  if (custody !== undefined && theirs !== undefined && theirs.author !== 'agent') {
    const at = theirs.step ?? lastUserStep(file) ?? 0;
    observations.push(
      observe({
        rule: 'wish_lost',
        detail: { calls, because: theirs.because },
        quote: theirs.quote,
        step: at,
        suspicion: {
          author: theirs.author,
          type: theirs.type,
          step: at,
          keys: [],
          description: `${theirs.because} ${missing}`,
          correct_behavior: rightOf(theirs.author, correct_behavior),
          custody,
        },
      }),
    );
  }

  const transfer = file.calls.find((call) => call.kind === 'terminal');
  const transferExpected = file.expected?.some((call) => call.kind === 'terminal') ?? false;
  if (transfer && !transferExpected) {
    observations.push(
      observe({
        rule: 'premature_transfer',
        detail: { step: transfer.step },
        quote: quoteOf(file.trajectory.messages[transfer.step]?.content),
        ...suspected(transfer.step, {
          author: 'agent',
          type: 'premature_transfer',
          description: `At step ${transfer.step} the agent ended the run by ${describeCall(transfer)} although the task can be done. ${missing}`,
        }),
      }),
    );
  }

  const claim = falseClaim(file, rows);
  if (claim) {
    observations.push(
      observe({
        rule: 'false_completion_claim',
        detail: { step: claim.step },
        quote: claim.sentence,
        ...suspected(claim.step, {
          author: 'agent',
          type: 'false_completion_claim',
          description: `At step ${claim.step} the agent told the user "${claim.sentence.slice(0, 160)}", but ${claim.partly ? 'not all of that had been done by a call' : 'no call had done that'}. ${missing}`,
        }),
      }),
    );
  }

  const withheld = identityWithheld(file);
  if (withheld) {
    observations.push(
      observe({
        rule: 'identity_withheld',
        detail: { asked: withheld.asked, values: withheld.values },
        quote: quoteOf(file.trajectory.messages[withheld.step]?.content),
        ...suspected(withheld.step, {
          author: 'user',
          type: 'user_omitted',
          description: `At step ${withheld.asked} the agent asked who the user is. The instruction has it (${withheld.values.join(', ')}), but no user turn says it, so nothing could be looked up. ${missing}`,
        }),
      }),
    );
  }

  const last = lastEffective(file);
  const refusal = tracedRefusal(theirs) ?? refusalIn(file, rows, last);
  if (refusal) {
    const { sentence } = refusal;
    observations.push(
      observe({
        rule: 'refusal',
        detail: { step: refusal.step, sentence },
        quote: sentence,
        ...suspected(refusal.step, {
          author: 'agent',
          type: 'wrong_refusal',
          description: `At step ${refusal.step} the agent told the user "${sentence.slice(0, 200)}", and what the task needs was not done. ${missing}`,
        }),
      }),
    );
  }

  // What the user was traced to have asked for it has not kept back.
  // Who only has to report what is wrong need not name what mends it.
  const own = !asksForState(file);
  const omitted = own || (theirs?.author === 'agent' && custody?.certainty === 'settled') ? [] : omittedParts(file);
  if (omitted.length > 0 && theirs?.author !== 'user') {
    const end = lastUserStep(file);
    if (end !== null) {
      observations.push(
        observe({
          rule: 'user_omitted',
          detail: { parts: omitted },
          quote: quoteOf(file.trajectory.messages[end]?.content),
          ...suspected(end, {
            author: 'user',
            type: 'user_omitted',
            description: `The simulated user's instruction names ${quoted(omitted)}, but no user turn says it, and the user ended the conversation at step ${end}. ${missing}`,
          }),
        }),
      );
    }
  }

  const short = firstSaid(file, (last >= 0 ? last : lastCall(file)) + 1, () => true) ?? lastSaid(file);
  if (short) {
    observations.push(
      observe({
        rule: 'stopped_short',
        detail: { lastWrite: last >= 0 ? last : null, step: short.step },
        quote: quoteOf(file.trajectory.messages[short.step]?.content),
        ...suspected(short.step, {
          author: 'agent',
          type: 'goal_partially_completed',
          description: `${last >= 0 ? `After its last write at step ${last} the agent` : 'The agent'} never made a call that the task needs. ${missing}`,
        }),
      }),
    );
  }
  return observations;
};

/** Where the record ends with words of the user that do not end the conversation; null where it does not. */
function cutOffAt({ trajectory: { messages, termination } }: CaseFile): number | null {
  const last = messages.length - 1;
  return termination === 'cut_off' && messages[last]?.role === 'user' ? last : null;
}

function cutOff(step: number, missing: string): Observation {
  return observe({
    rule: 'record_cut_off',
    step,
    detail: { step },
    suspicion: {
      author: 'undetermined',
      type: 'undetermined',
      step,
      keys: [],
      description: `The record ends with the user's words at step ${step}. The agent never had its turn, so nothing can be said of either. ${missing}`,
      correct_behavior: null,
    },
  });
}

/** The way of the write whose loss came first, of those that nobody made and whose difference no other write explains. */
function lostWish(file: CaseFile): Custody | undefined {
  const explained = new Set(
    file.alignment.flatMap((row) => (row.status === 'missing' ? [] : (custodyOf(file, row)?.readings[0] ?? []))),
  );
  const ways = file.alignment
    .filter(({ status }) => status === 'missing')
    .flatMap((row) => custodyOf(file, row) ?? [])
    .filter(({ readings: [root] }) => !explained.has(root));
  const placed = ways.filter(({ readings: [root] }) => root.step !== null);
  return placed.toSorted((a, b) => (a.readings[0].step ?? 0) - (b.readings[0].step ?? 0))[0] ?? ways[0];
}

/** What should have happened, by whose fault it is. */
function rightOf(author: Suspicion['author'], call: string): string {
  if (author === 'user') {
    return `The user asks for what its instruction has and stays with it. ${call}`;
  }
  return author === 'environment' ? 'Correct the task, and grade the run again.' : call;
}

interface RefusalAt {
  readonly step: number;
  readonly sentence: string;
}

function tracedRefusal(root: Reading | undefined): RefusalAt | null {
  return root?.type === 'wrong_refusal' && root.step !== null && root.quote !== null
    ? { step: root.step, sentence: root.quote }
    : null;
}

function refusalIn(file: CaseFile, rows: CaseFile['alignment'], last: number): RefusalAt | null {
  const found = refusalOfWanted(file, rows, last + 1) ?? (last === -1 ? firstSaid(file, 0, refuses) : null);
  return found && { step: found.step, sentence: refusalOf(found.said) };
}

function lastEffective(file: CaseFile): number {
  return file.calls.reduce((last, call) => (call.effective ? call.step : last), -1);
}

function lastCall(file: CaseFile): number {
  return file.calls.reduce((last, call) => Math.max(last, call.step), -1);
}

interface Said {
  readonly step: number;
  readonly said: string;
}

function firstSaid(file: CaseFile, from: number, holds: (text: string) => boolean): Said | null {
  for (let step = from; step < file.trajectory.messages.length; step += 1) {
    const message = file.trajectory.messages[step];
    if (message?.role === 'assistant' && message.said !== null && holds(message.said)) {
      return { step, said: message.said };
    }
  }
  return null;
}

function lastSaid(file: CaseFile): Said | null {
  for (let step = file.trajectory.messages.length - 1; step >= 0; step -= 1) {
    const message = file.trajectory.messages[step];
    if (message?.role === 'assistant' && message.said !== null) {
      return { step, said: message.said };
    }
  }
  return null;
}

function lastUserStep(file: CaseFile): number | null {
  const step = file.trajectory.messages.findLastIndex((message) => message.role === 'user');
  return step === -1 ? null : step;
}

/**
 * The first refusal that speaks of what a missing write does, in its own words or in those of the user that it answers. One that names
 * nothing counts as well, where the user had asked for that write before and only said yes to something since.
 */
function refusalOfWanted(file: CaseFile, rows: CaseFile['alignment'], from: number): Said | null {
  const domain = file.knownDomain;
  const { messages } = file.trajectory;
  const topics = rows.flatMap((row) => topicOf(row.expected?.name ?? '', domain) ?? []);
  if (topics.length === 0) {
    return null;
  }
  const speaks = (text: string) => topics.some((topic) => topic.test(text));
  for (let step = from; step < messages.length; step += 1) {
    const message = messages[step];
    if (message?.role !== 'assistant' || message.said === null || !refuses(message.said)) {
      continue;
    }
    const turns = messages.slice(0, step).flatMap(({ role, said }) => (role === 'user' && said !== null ? [said] : []));
    const asked = turns.at(-1) ?? '';
    const sentence = refusalOf(message.said);
    const vague = !speaksOfAny(sentence, domain) && agrees(asked) && !speaksOfAny(asked, domain) && turns.some(speaks);
    if (speaks(sentence) || speaks(asked) || vague) {
      return { step, said: message.said };
    }
  }
  return null;
}
