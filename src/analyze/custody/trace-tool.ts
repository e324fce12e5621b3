import type { CaseFile } from '../case/case-file.ts';
import { proposes } from '../evidence/reading/agent-acts.ts';
import { plainWords } from '../evidence/reading/plain-words.ts';
import { replyOf } from '../evidence/reading/replies.ts';
import { sentencesOf } from '../evidence/reading/sentences.ts';
import type { Custody, Link, Reading } from './chain.ts';
import { quoteFrom, turnsOf } from './turns.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Traces a call of another tool than the one that was due: whether the user asked for the one or for the other. Null where the two are
 * asked for in the same words.
 */
export function traceTool({
  file,
  expected,
  actual,
  step,
  vocabulary,
}: {
  readonly file: CaseFile;
  readonly expected: string;
  readonly actual: string;
  readonly step: number;
  readonly vocabulary: Vocabulary;
}): Custody | null {
  const due = vocabulary.topic(expected);
  const made = vocabulary.topic(actual);
  if (due === null || made === null) {
    return null;
  }
  const only = (text: string, wanted: RegExp, other: RegExp) =>
    sentencesOf(text).some(
      (sentence) =>
        wanted.test(plainWords(sentence)) &&
        !other.test(plainWords(sentence).replace(/\b(?:instead|different|another)\b/g, ' ')),
    );
  const users = turnsOf(file).filter((turn) => turn.speaker === 'user' && turn.step < step);
  const forDue = users.find(({ said }) => only(said, due, made));
  const forMade = users.findLast(({ said }) => only(said, made, due));
  const instruction = file.task?.instruction ?? '';
  const links: Link[] = [
    { kind: 'instruction', step: null, quote: null, supports: only(instruction, due, made) ? 'expected' : 'unclear' },
    ...(forDue === undefined
      ? []
      : [
          {
            kind: 'user_asks' as const,
            step: forDue.step,
            quote: quoteFrom(file, forDue.step),
            supports: 'expected' as const,
          },
        ]),
    ...(forMade === undefined
      ? []
      : [
          {
            kind: 'user_asks' as const,
            step: forMade.step,
            quote: quoteFrom(file, forMade.step),
            supports: 'actual' as const,
          },
        ]),
    { kind: 'agent_calls', step, quote: null, supports: 'actual' },
  ];
  const agent: Reading = {
    author: 'agent',
    type: 'wrong_tool',
    step,
    quote: quoteFrom(file, step),
    because: `The agent called ${actual} where ${expected} was due.`,
  };
  const offer = turnsOf(file).findLast(
    (turn) => turn.speaker === 'agent' && turn.step < step && proposes(turn.said) && only(turn.said, made, due),
  );
  const consent =
    offer === undefined
      ? undefined
      : users.findLast((turn) => turn.step > offer.step && replyOf(turn.said) !== 'declines');
  if (
    consent !== undefined &&
    (forDue === undefined || forDue.step < (offer?.step ?? 0) || forDue === consent) &&
    only(instruction, due, made)
  ) {
    const theirs: Reading = {
      author: 'user',
      type: 'user_contradicted',
      step: consent.step,
      quote: quoteFrom(file, consent.step),
      because: `At step ${consent.step} the user let the agent go on with ${actual}; its instruction wants what ${expected} does.`,
    };
    return { links, readings: [theirs, agent], certainty: 'supported' };
  }
  if (forDue !== undefined || forMade === undefined) {
    return { links, readings: [agent], certainty: forDue === undefined ? 'supported' : 'settled' };
  }
  if (!only(instruction, due, made) || only(instruction, made, due)) {
    return { links, readings: [agent], certainty: 'open' };
  }
  const user: Reading = {
    author: 'user',
    type: 'user_contradicted',
    step: forMade.step,
    quote: quoteFrom(file, forMade.step),
    because: `At step ${forMade.step} the user asked for what ${actual} does; its instruction wants what ${expected} does. The agent did as it was told.`,
  };
  return { links, readings: [user, agent], certainty: 'supported' };
}
