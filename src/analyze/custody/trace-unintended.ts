import type { CaseCall, CaseFile } from '../case/case-file.ts';
import { objectOf } from '../case/compare-arguments.ts';
import { proposes, refusalIn } from '../evidence/reading/agent-acts.ts';
import { type Deed, deedOf, mentionOf, namesDeed } from '../evidence/reading/deed.ts';
import { splitNegated } from '../evidence/reading/negated-spans.ts';
import { plainWords } from '../evidence/reading/plain-words.ts';
import { isTurnedDown, replyOf } from '../evidence/reading/replies.ts';
import { sentencesOf } from '../evidence/reading/sentences.ts';
import type { Custody, Link, Reading } from './chain.ts';
import { agentBefore, quoteFrom, type Turn, turnsOf } from './turns.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A wish of the instruction to leave things as they are: for good, or where a condition holds. */
const keeps =
  /\b(?:call(?:s|ing)? (?:\S+ ){0,4}off|(?:do|does) not (?:want|wish|like|agree|accept|need)|don't (?:want|wish|agree|accept|need)|(?:is|are) not what|without (?:the|any) (?:change|booking)|do(?:ing)? without|leave (?:it|them|everything|things|the|your)|keep(?:s|ing)? (?:it|that|them|the|your|everything)|accept (?:a|the|its|their) refusal|give (?:it|that) up|drop (?:it|the)|nothing (?:else )?(?:is to be|should be|shall be|to be)|no (?:change|other|booking|refund)|never|rather not|refuse|decline|say no|not to be)\b/;

/** Words of an offer by which a user can tell that a condition of its instruction holds. */
const costs = /\b(?:fees?|costs?|charged?|extra|difference|more|dearer|on top|price|come to|comes to|total)\b/;

const pronoun = /\b(?:that|this|it|them|those|these|one|there|same)\b/;

const conditional =
  /\b(?:if|unless|in case|in that case|should|only|when|otherwise|except|as long as|provided|above|up to|more than|at most)\b/;

/** Traces a write that the ground truth does not have: who asked for it, who offered it, and what the instruction says. */
export function traceUnintended({
  file,
  call,
  type,
  vocabulary,
}: {
  readonly file: CaseFile;
  readonly call: CaseCall;
  readonly type: Reading['type'];
  readonly vocabulary: Vocabulary;
}): Custody {
  const deed = deedOf(file, call, vocabulary);
  // Words that ask for the same of another thing do not ask for this.
  const rivals = file.alignment.flatMap(({ expected }) =>
    expected?.name === call.name ? [deedOf(file, expected, vocabulary)] : [],
  );
  const target = objectOf(call.arguments, file.knownDomain);
  const turns = turnsOf(file).filter((turn) => turn.step < call.step);
  const links: Link[] = [];
  let requested: number | null = null;
  /** Where the user last asked for it. */
  let repeated: number | null = null;
  let offered: number | null = null;
  let agreed: number | null = null;
  let turnedDown: number | null = null;
  const isLast = (turn: Turn) => turns.findLast(({ speaker }) => speaker === 'user') === turn;
  for (const turn of turns) {
    const names = (sentence: string) => {
      if (
        rivals.some((rival) => namesDeed(sentence, rival) === 'deed') &&
        !(target !== null && sentence.includes(target))
      ) {
        return false;
      }
      const named = namesDeed(sentence, deed);
      // "Would you put that one down as well?" speaks of what the turn named before.
      if (named === 'topic' && pronoun.test(plainWords(sentence)) && namesDeed(turn.said, deed) === 'deed') {
        return true;
      }
      return named === 'deed' || (deed.things.length === 0 && named === 'topic');
    };
    const naming = sentencesOf(turn.said).some(names);
    if (turn.speaker === 'agent') {
      if (naming && proposes(turn.said)) {
        offered ??= turn.step;
        links.push({ kind: 'agent_offers', step: turn.step, quote: quoteFrom(file, turn.step), supports: 'actual' });
      }
      continue;
    }
    const reply = replyOf(turn.said);
    const before = agentBefore(turns, turn.step);
    const answers = before !== null && offered !== null && before.step >= offered && proposes(before.said);
    // "No, the other shop. And make that one my usual one" asks for more than it turns down.
    const asksHere = sentencesOf(turn.said).some((sentence) => names(sentence) && !isTurnedDown(sentence));
    if (answers && reply === 'declines' && !asksHere) {
      turnedDown = turn.step;
      links.push({ kind: 'user_declines', step: turn.step, quote: quoteFrom(file, turn.step), supports: 'expected' });
    } else if (naming && (reply !== 'declines' || asksHere)) {
      requested ??= turn.step;
      repeated = turn.step;
      turnedDown = null;
      links.push({ kind: 'user_asks', step: turn.step, quote: quoteFrom(file, turn.step), supports: 'actual' });
    }
    // What the agent acted on was a yes to it.
    if (answers && (reply === 'agrees' || reply === 'mixed' || (reply === 'other' && isLast(turn)))) {
      agreed = turn.step;
      turnedDown = null;
      links.push({ kind: 'user_agrees', step: turn.step, quote: quoteFrom(file, turn.step), supports: 'actual' });
    }
  }
  const instruction = file.task?.instruction ?? '';
  const wanted = wishIn(file, instruction, deed, call);
  const instructed = wanted === 'wanted';
  const consented = agreed === null ? null : agentBefore(turns, agreed);
  const told =
    consented !== null &&
    (refusalIn(consented.said) !== null ||
      sentencesOf(consented.said).some(
        (sentence) => costs.test(plainWords(sentence)) && !/refund/.test(plainWords(sentence)),
      ));
  const clause = keepingClause(instruction);
  const quote = (at: number | null) => quoteFrom(file, at);
  const agent = (because: string): Reading => ({
    author: 'agent',
    type,
    step: call.step,
    quote: quote(call.step),
    because,
  });
  const user = (at: number, kind: Reading['type'], because: string): Reading => ({
    author: 'user',
    type: kind,
    step: at,
    quote: quote(at),
    because,
  });
  const done = (readings: readonly [Reading, ...Reading[]], certainty: Custody['certainty']): Custody => ({
    links: [
      {
        kind: 'instruction',
        step: null,
        quote: clause,
        supports: clause !== null ? 'expected' : instructed ? 'actual' : 'unclear',
      },
      ...links,
      { kind: 'agent_calls', step: call.step, quote: null, supports: 'actual' },
    ],
    readings,
    certainty,
  });
  if (turnedDown !== null) {
    return done(
      [agent(`At step ${turnedDown} the user turned it down; the agent called ${call.name} all the same.`)],
      'settled',
    );
  }
  const last = Math.max(repeated ?? -1, agreed ?? -1);
  if (last < 0) {
    return done([agent(`Nobody had asked for ${call.name} here.`)], 'settled');
  }
  // What its instruction rules out once the agent has told what it would mean is the user's to turn down.
  if (clause !== null && agreed !== null && told) {
    return done(
      [
        user(
          agreed,
          'user_contradicted',
          `At step ${agreed} the user agreed to ${call.name}; its instruction says: "${clause}".`,
        ),
        agent(`The agent called ${call.name}.`),
      ],
      'supported',
    );
  }
  if (wanted === 'ruled_out') {
    return done(
      [
        user(
          last,
          'user_contradicted',
          `At step ${last} the user ${requested === null ? 'agreed to' : 'asked for'} ${call.name}, which its instruction rules out. The agent did as it was told.`,
        ),
        agent(`The agent called ${call.name}.`),
      ],
      'supported',
    );
  }
  if (requested !== null && !instructed && (offered === null || requested < offered)) {
    return done(
      [
        user(
          last,
          'user_ungrounded',
          `At step ${requested} the user asked for ${call.name}, of which its instruction does not speak. The agent did as it was told.`,
        ),
      ],
      'supported',
    );
  }
  if (instructed) {
    return done(
      [agent(`The task leaves it as it is; the agent called ${call.name} where it should have declined or asked.`)],
      'supported',
    );
  }
  return done(
    [
      agent(`The agent brought up ${call.name} at step ${offered ?? call.step}.`),
      user(
        last,
        'user_ungrounded',
        `At step ${last} the user agreed to ${call.name}, of which its instruction does not speak.`,
      ),
    ],
    'contested',
  );
}

/** The sentence of an instruction that wants something left as it is under a condition, verbatim. */
function keepingClause(instruction: string): string | null {
  return (
    sentencesOf(instruction).find((sentence) => {
      const plain = plainWords(sentence);
      return keeps.test(plain) && conditional.test(plain);
    }) ?? null
  );
}

/** Whether the instruction wants what the call does to its things, rules it out, or does not speak of it. */
function wishIn(file: CaseFile, instruction: string, deed: Deed, call: CaseCall): 'wanted' | 'ruled_out' | 'silent' {
  const rows = file.alignment.filter(({ expected }) => expected?.name === call.name);
  const alike = rows.length > 0 && rows.every(({ status }) => status === 'matched');
  const wishes = sentencesOf(instruction).flatMap((sentence) => {
    // An email address is no address to send anything to.
    const { topic, thing, value } = mentionOf(sentence.replace(/\be-?mail address(?:es)?\b/gi, 'email'), deed);
    // Where the same is wanted of something else, only the thing tells; a reason alone asks for nothing that is not expected.
    const speaks = thing || (value && (topic || rows.length > 0)) || (topic && !alike);
    if (!speaks) {
      return [];
    }
    const plain = plainWords(sentence);
    // "I don't need it any more" asks for it.
    const words = deed.topic?.exec(plain)?.[0] ?? '';
    const topicAffirmed =
      /^(?:do|don'?t|no |not )/.test(words) || (deed.topic?.test(splitNegated(plain).affirmed) ?? false);
    const stays = topic && /\b(?:stays?|remains?|as (?:it|they) (?:is|are)|unchanged|untouched)\b/.test(plain);
    return [stays || (topic && !topicAffirmed) ? ('ruled_out' as const) : ('wanted' as const)];
  });
  if (wishes.includes('ruled_out')) {
    return 'ruled_out';
  }
  return wishes.includes('wanted') ? 'wanted' : 'silent';
}
