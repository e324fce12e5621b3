import type { CaseFile } from '../case/case-file.ts';
import { proposes, refusalIn } from '../evidence/reading/agent-acts.ts';
import { type Deed, type Mention, mentionOf, namesDeed } from '../evidence/reading/deed.ts';
import { plainWords } from '../evidence/reading/plain-words.ts';
import { isTurnedDown, replyOf, takesLeave } from '../evidence/reading/replies.ts';
import { sentencesOf } from '../evidence/reading/sentences.ts';
import type { Link } from './chain.ts';
import { agentBefore, quoteFrom, type Turn } from './turns.ts';

/** What became of a wish on its way to a call that was never made. */
export interface Fate {
  readonly asked: number | null;
  readonly refused: { readonly step: number; readonly sentence: string } | null;
  readonly declined: number | null;
  /** The user's answer to the last offer, where it was neither a yes nor a no and no yes came later. */
  readonly passed: number | null;
  readonly links: readonly Link[];
}

/** Whether words speak of this deed and not just of another one that is asked for in the same way. */
export function speaksOf(text: string, deed: Deed, others: readonly Deed[]): boolean {
  return sentencesOf(text).some((sentence) => {
    const rivals = others.map((other) => mentionOf(sentence, other, true)).filter(isMention);
    const rivalTopics = others.flatMap(({ topic }) => topic ?? []);
    const own = mentionOf(sentence, deed, others.length > 0);
    if (!isMention(own)) {
      return false;
    }
    if (rivals.length === 0) {
      return true;
    }
    if (own.topic && own.thing) {
      return true;
    }
    // A rival that is named with its thing has the values to itself.
    if (own.value) {
      return !rivals.some(({ topic, thing }) => topic && thing);
    }
    if (!own.topic) {
      return false;
    }
    if (hasWordsOfItsOwn(sentence, deed, rivalTopics)) {
      return true;
    }
    const named = rivals.some(({ thing }) => thing);
    return (deed.things.length === 0 && !named) || everyOne.test(plainWords(sentence));
  });
}

/** Whether a deed is asked for in words that no other deed is asked for in: "the bags" beside "the name". */
function hasWordsOfItsOwn(sentence: string, { topic }: Deed, rivals: readonly RegExp[]): boolean {
  if (topic === null) {
    return false;
  }
  const every = new RegExp(topic.source, 'gi');
  return [...plainWords(sentence).matchAll(every)].some(
    ([words]) => !rivals.some((rival) => rival.test(words)) && !/^refund|^money/.test(words),
  );
}

function isMention({ topic, thing, value }: Mention): boolean {
  return topic || thing || value;
}

const everyOne = /\b(?:all|both|everything|each|every|as well|too|also)\b/;

/** Follows a wish through the turns: asked, offered, refused, declined. */
export function fateOf({
  file,
  deed,
  others,
  turns,
}: {
  readonly file: CaseFile;
  readonly deed: Deed;
  readonly others: readonly Deed[];
  readonly turns: readonly Turn[];
}): Fate {
  let asked: number | null = null;
  let refused: Fate['refused'] = null;
  let declined: number | null = null;
  let offered: number | null = null;
  let passed: number | null = null;
  let instead = false;
  const links: Link[] = [];
  const note = (kind: Link['kind'], step: number, supports: Link['supports']) =>
    links.push({ kind, step, quote: quoteFrom(file, step), supports });
  for (const turn of turns) {
    const speaks = speaksOf(turn.said, deed, others);
    if (turn.speaker === 'agent') {
      const refusal = refusalOf({ turn, deed, others, turns, asked });
      const puts =
        proposes(turn.said) && (proposesDeed(turn.said, deed, others, refusal) || isPartial(turn.said, refusal, deed));
      if (refusal !== null && !puts) {
        refused ??= { step: turn.step, sentence: refusal };
        note('agent_refuses', turn.step, 'actual');
      } else if (puts || (proposes(turn.said) && asked !== null && isOnlyWish(others))) {
        offered = turn.step;
        // What is put forward beside a refusal, and does not name the thing, is something else in its place.
        instead = refused !== null && refusal !== null && !namesThing(turn.said, deed, refusal);
        if (speaks && refused !== null && declined === null && !instead) {
          refused = null;
        }
        note('agent_offers', turn.step, 'expected');
      }
      continue;
    }
    const before = agentBefore(turns, turn.step);
    const reply = replyOf(turn.said);
    const answersOffer = offered !== null && before?.step === offered;
    // "No, the other one, the one in May" insists on it.
    const insists = speaks && !withdraws(turn.said, deed, others);
    if (answersOffer && reply === 'other' && !takesLeave(turn.said)) {
      passed = turn.step;
    }
    if (answersOffer && !insists && (reply === 'declines' || reply === 'mixed')) {
      if (!instead && !isInstructedLimit(file, before?.said ?? '')) {
        declined ??= turn.step;
        note('user_declines', turn.step, 'actual');
      }
      continue;
    }
    if (
      asked !== null &&
      refused === null &&
      (reply === 'declines' || reply === 'mixed') &&
      (withdraws(turn.said, deed, others) || withdrawsTheRest(turn.said, others))
    ) {
      declined ??= turn.step;
      note('user_declines', turn.step, 'actual');
      continue;
    }
    if (answersOffer && reply === 'agrees') {
      refused = instead ? null : refused;
      asked ??= turn.step;
      declined = null;
      passed = null;
      note('user_agrees', turn.step, 'expected');
    } else if (insists) {
      asked ??= turn.step;
      declined = null;
      if (!answersOffer) {
        passed = null;
      }
      note('user_asks', turn.step, 'expected');
    }
  }
  return { asked, refused, declined, passed, links };
}

/** Whether a message turns down only a part of the wish and goes on with the rest: no word of an alternative, no name of the deed in the refusal. */
function isPartial(text: string, refusal: string | null, deed: Deed): boolean {
  return (
    refusal !== null &&
    namesDeed(refusal, deed) === null &&
    !/\b(?:instead|alternative|alternatively|other options?|otherwise|or else)\b/.test(plainWords(text))
  );
}

/** Whether a message that asks for a yes puts the deed itself forward, whatever part of it may not be possible. */
function proposesDeed(text: string, deed: Deed, others: readonly Deed[], refusal: string | null): boolean {
  return sentencesOf(text).some(
    (sentence) =>
      sentence !== refusal &&
      acting.test(plainWords(sentence)) &&
      isAbout(sentence, deed) &&
      speaksOf(sentence, deed, others),
  );
}

/** Whether a message names what the deed is about, or what it brings, in other words than its refusal. */
function namesThing(text: string, deed: Deed, refusal: string): boolean {
  return sentencesOf(text).some((sentence) => {
    const naming = sentence === refusal ? null : namesDeed(sentence, deed);
    return naming === 'deed' || naming === 'value' || (naming === 'topic' && deed.things.length === 0);
  });
}

/** A sentence that only names a thing puts nothing forward. */
const acting =
  /\b(?:chang|correct|updat|modif|fix|add|replac|swap|mov|set|enter|book|cancel|return|exchang|refund|send|request|schedul|reschedul|renew|fill|put|switch|upgrad|downgrad|sav|mak|reserv|issu|submit|process|charg|cost|do|go)\w*/;

/** Whether a user's words turn down this deed by name. */
function withdraws(text: string, deed: Deed, others: readonly Deed[]): boolean {
  return sentencesOf(text).some(
    (sentence) => isTurnedDown(sentence) && namesDeed(sentence, deed) !== 'value' && speaksOf(sentence, deed, others),
  );
}

/** Whether a user's words turn down what is left of its wishes without a name: "the other one can wait". */
function withdrawsTheRest(text: string, others: readonly Deed[]): boolean {
  return sentencesOf(text).some(
    (sentence) =>
      isTurnedDown(sentence) &&
      theRest.test(plainWords(sentence)) &&
      others.every((other) => ['topic', null].includes(namesDeed(sentence, other))),
  );
}

const theRest =
  /\b(?:the (?:other|rest|second|remaining|whole|lot)|mine|ours|that (?:other )?(?:one|thing|part|bit)|either|any of (?:it|that|this)|all of (?:it|that|this)|everything|both)\b/;

/** Where nothing else is expected, an offer that names nothing is an offer of this. */
function isOnlyWish(others: readonly Deed[]): boolean {
  return others.length === 0;
}

/** The sentence in which the agent turns this deed down: in its own words, or in answer to a turn that asks for it alone. */
function refusalOf({
  turn,
  deed,
  others,
  turns,
  asked,
}: {
  readonly turn: Turn;
  readonly deed: Deed;
  readonly others: readonly Deed[];
  readonly turns: readonly Turn[];
  readonly asked: number | null;
}): string | null {
  const sentence = refusalIn(turn.said);
  if (sentence === null) {
    return null;
  }
  const naming = namesDeed(sentence, deed);
  if (naming === 'deed' || naming === 'value') {
    return sentence;
  }
  if (asked === null) {
    return null;
  }
  if (naming === 'topic' && others.every((other) => namesDeed(sentence, other) !== 'deed')) {
    return sentence;
  }
  if (others.some((other) => namesDeed(sentence, other) === 'deed')) {
    return null;
  }
  const wish = turns.findLast((one) => one.speaker === 'user' && one.step < turn.step);
  const asksFor = ({ said }: Turn) =>
    sentencesOf(said).some((one) => isAbout(one, deed)) && speaksOf(said, deed, others);
  if (wish !== undefined && asksFor(wish)) {
    return sentence;
  }
  const earlier = turns.some((one) => one.speaker === 'user' && one.step < turn.step && asksFor(one));
  return earlier && others.length === 0 ? sentence : null;
}

/** Whether words are about what is to be done, and not just about the thing that it is to be done to. */
function isAbout(sentence: string, deed: Deed): boolean {
  const naming = namesDeed(sentence, deed);
  return naming !== null && naming !== 'thing';
}

/** A user that turns down what its own instruction rules out by a limit does as it was told. */
function isInstructedLimit(file: CaseFile, offer: string): boolean {
  const instruction = plainWords(file.task?.instruction ?? '');
  const limit =
    /\b(?:at (?:the )?most|up to|no more than|not more than|maximum(?: of)?|max|limit(?: is| of)?|under|below|less than|cheaper than|within)\D{0,12}\$?(\d+(?:\.\d+)?)|\$?(\d+(?:\.\d+)?)[^.;]{0,25} (?:at (?:the )?most|or less|tops|maximum|max)\b/.exec(
      instruction,
    );
  const most = Number(limit?.[1] ?? limit?.[2] ?? Number.NaN);
  const amounts = [...plainWords(offer).matchAll(/\$(\d+(?:\.\d+)?)/g)].map((match) => Number(match[1]));
  return Number.isFinite(most) && amounts.length > 0 && amounts.every((amount) => amount > most);
}
