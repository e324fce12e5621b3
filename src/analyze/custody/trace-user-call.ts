import type { AlignmentRow } from '../../records/finding.ts';
import type { CaseFile } from '../case/case-file.ts';
import { speaksOfAny } from '../evidence/reading/topics.ts';
import type { Custody, Link, Reading } from './chain.ts';
import { quoteFrom, type Turn, turnsOf } from './turns.ts';
import type { Vocabulary } from './vocabulary.ts';

interface Traced {
  readonly file: CaseFile;
  readonly row: AlignmentRow;
  readonly vocabulary: Vocabulary;
}

/**
 * Traces a call that the user makes by itself, such as one on its phone. The agent can only ask for it: what it asked for and was not
 * done, or done otherwise, is the user's; what it never asked for, or asked for wrongly, is the agent's. Null where the agent is to
 * blame as for any call that it did not see to.
 */
export function traceUserCall(traced: Traced): Custody | null {
  const { row } = traced;
  if (row.status === 'missing' || row.step === null || row.actual === null) {
    return traceUndone(traced);
  }
  return row.expected === null ? traceUnasked(traced, row.step) : traceOtherwise(traced, row.step);
}

/** An expected call that the user did not make: asked for, and passed over. */
function traceUndone({ file, row: { expected }, vocabulary }: Traced): Custody | null {
  if (expected === null) {
    return null;
  }
  const turns = turnsOf(file);
  const answerTo = (turn: Turn) => turns.find(({ speaker, step }) => speaker === 'user' && step > turn.step);
  // What the user did once was asked for once.
  const isLeft = (from: number, to: number | undefined) =>
    to !== undefined &&
    !file.calls.some(
      ({ caller, name, step }) => caller === 'user' && name === expected.name && step > from && step < to,
    );
  const asked = turns.findLast(
    (turn) => asksFor({ file, vocabulary }, turn, expected) && isLeft(turn.step, answerTo(turn)?.step),
  );
  const answer = asked && answerTo(asked);
  if (asked === undefined || answer === undefined) {
    return null;
  }
  const attempts = file.calls.filter(
    (call) => call.caller === 'user' && call.kind !== 'read' && call.step > asked.step && call.step < answer.step,
  );
  const because = `At step ${asked.step} the agent asked the user for ${expected.name}, and the user did not do it.`;
  return {
    links: [
      link(file, { kind: 'agent_offers', step: asked.step, supports: 'expected' }),
      link(file, { kind: 'user_declines', step: answer.step, supports: 'actual' }),
    ],
    readings: [reading(file, { author: 'user', type: 'user_omitted', step: answer.step, because })],
    certainty: attempts.length === 0 ? 'supported' : 'contested',
  };
}

/** A call of the user that differs from the expected one: whose words have the value that was wrong. */
function traceOtherwise({ file, row, vocabulary }: Traced, step: number): Custody {
  const asked = askedBefore(file, step);
  const expected = valuesOf(row, 'expected');
  const actual = valuesOf(row, 'actual');
  const saysExpected = expected.some((value) => says(asked, value));
  const saysActual = actual.some((value) => says(asked, value));
  const name = row.actual?.name ?? 'the call';
  if (asked !== null && saysActual && !saysExpected) {
    const because = `At step ${asked.step} the agent told the user to make ${name} as the user then did at step ${step}.`;
    return {
      links: [
        link(file, { kind: 'agent_offers', step: asked.step, supports: 'actual' }),
        link(file, { kind: 'agent_calls', step, supports: 'actual' }),
      ],
      readings: [reading(file, { author: 'agent', type: 'wrong_argument', step: asked.step, because })],
      certainty: 'settled',
    };
  }
  const told = asked !== null && saysExpected;
  const wanted = asked !== null && topicOf(row.actual?.name, vocabulary)?.test(asked.said) === true;
  const because = told
    ? `At step ${asked.step} the agent told the user what to choose, and at step ${step} the user made ${name} otherwise.`
    : `At step ${step} the user made ${name} with values that the agent had not named.`;
  return {
    links: [
      ...(asked === null
        ? []
        : [link(file, { kind: 'agent_offers', step: asked.step, supports: told ? 'expected' : 'unclear' })]),
      link(file, { kind: 'user_changes', step, supports: 'actual' }),
    ],
    readings: [reading(file, { author: 'user', type: 'wrong_argument', step, because })],
    certainty: told ? 'settled' : wanted ? 'supported' : 'contested',
  };
}

/** A call of the user that nobody expected: told to make it, or of its own accord. */
function traceUnasked({ file, row, vocabulary }: Traced, step: number): Custody {
  const asked = askedBefore(file, step);
  const name = row.actual?.name ?? 'the call';
  if (asked !== null && row.actual !== null && asksFor({ file, vocabulary }, asked, row.actual)) {
    const because = `At step ${asked.step} the agent told the user to make ${name}, which does harm here.`;
    return {
      links: [
        link(file, { kind: 'agent_offers', step: asked.step, supports: 'actual' }),
        link(file, { kind: 'agent_calls', step, supports: 'actual' }),
      ],
      readings: [reading(file, { author: 'agent', type: 'unintended_write', step: asked.step, because })],
      certainty: 'supported',
    };
  }
  const because = `At step ${step} the user made ${name}, for which the agent had not asked.`;
  return {
    links: [link(file, { kind: 'user_changes', step, supports: 'actual' })],
    readings: [reading(file, { author: 'user', type: 'unintended_write', step, because })],
    certainty: 'supported',
  };
}

/** What the agent had last said before a call of the user. */
function askedBefore(file: CaseFile, step: number): Turn | null {
  return turnsOf(file).findLast((turn) => turn.speaker === 'agent' && turn.step < step) ?? null;
}

/**
 * Whether a turn of the agent asks the user for a call: a sentence with a word of action speaks of what the call does, or of "it" where
 * that was spoken of just before.
 */
function asksFor(
  { file, vocabulary }: Pick<Traced, 'file' | 'vocabulary'>,
  { speaker, step, said }: Turn,
  call: NonNullable<AlignmentRow['expected']>,
): boolean {
  const topic = topicOf(call.name, vocabulary);
  if (speaker !== 'agent' || topic === null) {
    return false;
  }
  const before = turnsOf(file).findLast((turn) => turn.speaker === 'user' && turn.step < step)?.said ?? '';
  const sentences = sentencesIn(said);
  return sentences.some((sentence, index) => {
    const earlier = index === 0 ? sentencesIn(before).at(-1) : sentences[index - 1];
    const refers = pronoun.test(sentence) && !speaksOfAny(sentence, file.knownDomain);
    const speaks = topic.test(sentence) || (refers && topic.test(earlier ?? ''));
    return speaks && action.test(sentence) && !ownDeed.test(sentence);
  });
}

function sentencesIn(text: string): string[] {
  return text.split(/(?<=[.!?:])\s+|\n+/).filter((sentence) => /[a-z]/i.test(sentence));
}

const action =
  /\b(turn|switch|(?<!\b(?:is|was|currently|already|be) )set|choose|select|pick|toggle|disable|enable|(?:de)?activate|reset|re-?seat|re-?insert|remove|take|put|insert|disconnect|connect|grant|allow|give|restart|reboot|change|unlock|pay|accept|approve|make (?:a|the) payment|power|install)\b/i;
const pronoun = /\b(it|that|this|them|those|so)\b/i;
const ownDeed =
  /\b(?:may|shall|should|can|could|let) (?:i|we|me)\b|\b(?:i|we)(?: ?['’]ll| will| can| could| have| ?['’]ve| am| ?['’]m)\b/i;

function topicOf(name: string | undefined, vocabulary: Vocabulary): RegExp | null {
  return name === undefined ? null : vocabulary.topic(name);
}

/** The values of one side in the arguments that differ. */
function valuesOf(row: AlignmentRow, side: 'expected' | 'actual'): string[] {
  const given = row[side]?.arguments ?? {};
  return row.keys.flatMap((key) => (Object.hasOwn(given, key) ? [String(given[key])] : []));
}

/** Whether words hold all parts of a value, however it is written: `4g_5g_preferred` in "4G/5G preferred". */
function says(turn: Turn | null, value: string): boolean {
  const words = new Set((turn?.said ?? '').toLowerCase().match(/[a-z0-9]+/g) ?? []);
  const parts = value.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return parts.length > 0 && parts.every((part) => words.has(part));
}

function link(file: CaseFile, given: Omit<Link, 'quote'>): Link {
  return { ...given, quote: quoteFrom(file, given.step) };
}

function reading(file: CaseFile, given: Omit<Reading, 'quote'>): Reading {
  return { ...given, quote: quoteFrom(file, given.step) };
}
