import type { AlignmentRow } from '../../records/finding.ts';
import type { CaseFile } from '../case/case-file.ts';
import { asks, asksForMore, proposes, refusalIn, sentencesOf } from '../evidence/reading/agent-acts.ts';
import { type Deed, deedOf, namesDeed } from '../evidence/reading/deed.ts';
import { plainWords } from '../evidence/reading/plain-words.ts';
import { isTurnedDown, replyOf, speaksAsAgent, stopTokens, takesLeave } from '../evidence/reading/replies.ts';
import type { Custody, Link, Reading } from './chain.ts';
import { agentBefore, quoteFrom, type Turn, turnsOf } from './turns.ts';
import type { Vocabulary } from './vocabulary.ts';

type ExpectedRow = AlignmentRow & { readonly expected: NonNullable<AlignmentRow['expected']> };

/** What became of a wish on its way to a call that was never made. */
interface Fate {
  readonly asked: number | null;
  readonly refused: { readonly step: number; readonly sentence: string } | null;
  readonly declined: number | null;
  readonly links: readonly Link[];
}

/** Traces a write that was never made: whether the user asked for it, what the agent answered, and how it ended. */
export function traceMissing({
  file,
  row,
  vocabulary,
}: {
  readonly file: CaseFile;
  readonly row: ExpectedRow;
  readonly vocabulary: Vocabulary;
}): Custody {
  const deed = deedOf(file, row.expected, vocabulary);
  const others = otherDeeds(file, row, vocabulary);
  const turns = turnsOf(file);
  const fate = fateOf({ file, deed, others, turns });
  const instructed = isInstructed(file, deed);
  const links: Link[] = [
    { kind: 'instruction', step: null, quote: null, supports: instructed ? 'expected' : 'unclear' },
    ...fate.links,
  ];
  const { readings, certainty } = judge({ file, row, deed, others, turns, fate, instructed });
  return { links, readings, certainty };
}

/** The other changes that the task expects or the run made: words that speak of them do not count for this one. */
function otherDeeds(file: CaseFile, row: ExpectedRow, vocabulary: Vocabulary): Deed[] {
  return file.alignment.flatMap((other) =>
    other.expected === row.expected || other.expected === null ? [] : [deedOf(file, other.expected, vocabulary)],
  );
}

/** Whether words speak of this deed and not just of another one that is asked for in the same way. */
function speaksOf(text: string, deed: Deed, others: readonly Deed[]): boolean {
  return sentencesOf(text).some((sentence) => {
    const naming = namesDeed(sentence, deed);
    if (naming === null) return false;
    if (naming === 'deed' || naming === 'value') return true;
    const rivals = others.filter((other) => namesDeed(sentence, other) !== null);
    if (naming === 'thing') return rivals.length === 0;
    if (rivals.length === 0) return true;
    return (
      deed.things.length === 0 || /\b(?:all|both|everything|each|every|as well|too|also)\b/.test(plainWords(sentence))
    );
  });
}

function fateOf({
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
        if (speaks && refused !== null && declined === null) refused = null;
        note('agent_offers', turn.step, 'expected');
      }
      continue;
    }
    const before = agentBefore(turns, turn.step);
    const reply = replyOf(turn.said);
    const answersOffer = offered !== null && before?.step === offered;
    if (answersOffer && (reply === 'declines' || (reply === 'mixed' && !speaks))) {
      if (!isInstructedLimit(file, before?.said ?? '')) {
        declined ??= turn.step;
        note('user_declines', turn.step, 'actual');
      }
      continue;
    }
    if (asked !== null && refused === null && reply === 'declines' && withdraws(turn.said, deed, others)) {
      declined ??= turn.step;
      note('user_declines', turn.step, 'actual');
      continue;
    }
    if (answersOffer && reply === 'agrees') {
      asked ??= turn.step;
      declined = null;
      note('user_agrees', turn.step, 'expected');
    } else if (speaks && !withdraws(turn.said, deed, others)) {
      asked ??= turn.step;
      if (declined !== null && reply === 'agrees') declined = null;
      note('user_asks', turn.step, 'expected');
    }
  }
  return { asked, refused, declined, links };
}

/** Whether a message turns down only a part of the wish and goes on with the rest: no word of an alternative, no name of the deed in the refusal. */
function isPartial(text: string, refusal: string | null, deed: Deed): boolean {
  return (
    refusal !== null &&
    ['topic', null].includes(namesDeed(refusal, deed)) &&
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

/** A sentence that only names a thing puts nothing forward. */
const acting =
  /\b(?:chang|correct|updat|modif|fix|add|replac|swap|mov|set|enter|book|cancel|return|exchang|refund|send|request|schedul|reschedul|refill|put|switch|upgrad|downgrad|sav|mak|reserv|issu|submit|process|charg|cost|do|go)\w*/;

/** Whether a user's words turn down this deed by name. */
function withdraws(text: string, deed: Deed, others: readonly Deed[]): boolean {
  return sentencesOf(text).some(
    (sentence) => isTurnedDown(sentence) && namesDeed(sentence, deed) !== 'value' && speaksOf(sentence, deed, others),
  );
}

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
  if (sentence === null) return null;
  const naming = namesDeed(sentence, deed);
  if (naming === 'deed' || naming === 'value') return sentence;
  if (asked === null) return null;
  if (naming === 'topic' && others.every((other) => namesDeed(sentence, other) !== 'deed')) return sentence;
  if (others.some((other) => namesDeed(sentence, other) === 'deed')) return null;
  const wish = turns.findLast((one) => one.speaker === 'user' && one.step < turn.step);
  const asksFor = ({ said }: Turn) =>
    sentencesOf(said).some((one) => isAbout(one, deed)) && speaksOf(said, deed, others);
  if (wish !== undefined && asksFor(wish)) return sentence;
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

function isInstructed(file: CaseFile, deed: Deed): boolean {
  return namesDeed(file.task?.instruction ?? '', deed) !== null;
}

interface Judged {
  readonly readings: readonly [Reading, ...Reading[]];
  readonly certainty: Custody['certainty'];
}

function judge({
  file,
  row,
  deed,
  others,
  turns,
  fate,
  instructed,
}: {
  readonly file: CaseFile;
  readonly row: ExpectedRow;
  readonly deed: Deed;
  readonly others: readonly Deed[];
  readonly turns: readonly Turn[];
  readonly fate: Fate;
  readonly instructed: boolean;
}): Judged {
  const quote = (at: number | null) => quoteFrom(file, at);
  const name = row.expected.name;
  const reading = (
    author: Reading['author'],
    type: Reading['type'],
    step: number | null,
    because: string,
  ): Reading => ({ author, type, step, quote: quote(step), because });
  const { asked, refused, declined } = fate;
  const lastUser = turns.findLast(({ speaker }) => speaker === 'user') ?? null;
  const lastAgent = turns.findLast(({ speaker }) => speaker === 'agent') ?? null;
  const transfer = file.calls.find((call) => call.kind === 'terminal' && call.caller === 'agent');
  const confused = turns.find(({ speaker, said }) => speaker === 'user' && speaksAsAgent(said) !== null);
  const stopped = endedByUser(file);
  const gaveUp = reading('agent', 'goal_partially_completed', null, `The agent never called ${name}.`);

  if (
    confused !== undefined &&
    (refused === null || confused.step < refused.step) &&
    (declined === null || confused.step <= declined)
  ) {
    return {
      readings: [
        reading(
          'user',
          'user_role_confusion',
          confused.step,
          `At step ${confused.step} the user speaks as the agent does ("${speaksAsAgent(confused.said)}").`,
        ),
      ],
      certainty: 'supported',
    };
  }
  if (declined !== null && (refused === null || declined < refused.step)) {
    return {
      readings: [
        reading(
          'user',
          'user_contradicted',
          declined,
          `At step ${declined} the user turned down ${name}, which its task asks for and the agent had offered.`,
        ),
      ],
      certainty: 'settled',
    };
  }
  if (refused !== null) {
    return {
      readings: [
        {
          ...reading(
            'agent',
            'wrong_refusal',
            refused.step,
            `At step ${refused.step} the agent refused what the task asks for.`,
          ),
          quote: refused.sentence,
        },
      ],
      certainty: asked === null ? 'supported' : 'settled',
    };
  }
  if (
    stopped &&
    lastUser !== null &&
    lastAgent !== null &&
    lastAgent.step < lastUser.step &&
    leftTooSoon({ deed, others, lastUser, lastAgent, asked })
  ) {
    return {
      readings: [
        reading(
          'user',
          'user_stopped_early',
          lastUser.step,
          `At step ${lastUser.step} the user ended the conversation before the agent could act.`,
        ),
      ],
      certainty: 'settled',
    };
  }
  if (file.trajectory.termination === 'step_limit') {
    return {
      readings: [
        reading(
          'environment',
          'step_limit',
          Math.max(0, file.trajectory.messages.length - 1),
          `The run was cut off before ${name} could be made.`,
        ),
      ],
      certainty: 'supported',
    };
  }
  if (transfer !== undefined) {
    return {
      readings: [
        reading(
          'agent',
          'premature_transfer',
          transfer.step,
          `At step ${transfer.step} the agent handed the user over before ${name} was made.`,
        ),
      ],
      certainty: asked === null ? 'supported' : 'settled',
    };
  }
  if (asked === null && stopped && lastUser !== null) {
    const omitted = reading(
      'user',
      'user_omitted',
      omissionStep(turns) ?? lastUser.step,
      `No turn of the user asks for ${name}, which its instruction has.`,
    );
    if (instructed)
      return {
        readings: [omitted, gaveUp],
        certainty: lastAgent !== null && asksForMore(lastAgent.said) ? 'settled' : 'supported',
      };
    return {
      readings: [
        gaveUp,
        omitted,
        reading(
          'environment',
          'ground_truth_defect',
          null,
          `The instruction does not speak of ${name} in words that are known.`,
        ),
      ],
      certainty: 'open',
    };
  }
  return { readings: [gaveUp], certainty: asked === null ? 'open' : 'settled' };
}

/** The user's last word that there is nothing more, where it leaves at once after it. */
function omissionStep(turns: readonly Turn[]): number | null {
  const users = turns.filter(({ speaker }) => speaker === 'user');
  const closing = users.findLast(({ said }) => said.trim() !== '' && takesLeave(said));
  return closing?.step ?? null;
}

/** Whether the last message of the record is the user's and ends the conversation. */
function endedByUser({ trajectory: { messages, termination } }: CaseFile): boolean {
  const last = messages.findLastIndex(({ role }) => role === 'user');
  return (
    last >= 0 && (termination === 'user_stop' || stopTokens.test(messages[last]?.said ?? messages[last]?.content ?? ''))
  );
}

/** The user leaves on the agent's open question about this, or with a go-ahead or a wish that nobody could act on any more. */
function leftTooSoon({
  deed,
  others,
  lastUser,
  lastAgent,
  asked,
}: {
  readonly deed: Deed;
  readonly others: readonly Deed[];
  readonly lastUser: Turn;
  readonly lastAgent: Turn;
  readonly asked: number | null;
}): boolean {
  const reply = replyOf(lastUser.said);
  const open = asks(lastAgent.said) && (speaksOf(lastAgent.said, deed, others) || asked !== null);
  const answers = lastUser.said.trim() !== '' && !takesLeave(lastUser.said);
  if (open && proposes(lastAgent.said) && reply !== 'declines') return true;
  if (open && answers && reply !== 'declines') return true;
  return answers && reply !== 'declines' && speaksOf(lastUser.said, deed, others) && asked === lastUser.step;
}
