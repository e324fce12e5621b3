import type { AlignmentRow } from '../../records/finding.ts';
import type { CaseFile } from '../case/case-file.ts';
import { plainWords } from '../evidence/reading/plain-words.ts';
import { sentencesOf } from '../evidence/reading/sentences.ts';
import { months } from '../evidence/reading/value-patterns.ts';
import type { Custody } from './chain.ts';
import { quoteFrom } from './turns.ts';

const earliest = /\b(?:first|earliest|soonest|next (?:free|open|available))\b/;
const fromOn =
  /\b(?:on or after|from|or later|onwards?|starting|not before|no (?:earlier|sooner) than|at the earliest)\b/;
/** What an earlier one may fail on, so that nothing follows from its being earlier. */
const narrower =
  /\b(?:mornings?|afternoons?|evenings?|noon|\d{1,2}:\d{2}|\d{1,2} ?[ap]\.?m|at least|before|weekends?|weekdays?)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b(?!,? (?:the )?(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/;
const date = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The custody of a date where the instruction wants the earliest from a day on and nothing else of it, and the call took one that the
 * world gave, not before that day and earlier than the expected one: the ground truth passes over what the instruction asks for. Null
 * for everything else.
 */
export function traceEarliest({
  file,
  row: { expected, actual, keys, step },
  today,
}: {
  readonly file: CaseFile;
  readonly row: AlignmentRow;
  readonly today: string | null;
}): Custody | null {
  const call = file.calls.find((one) => one.step === step && one.name === actual?.name);
  if (expected === null || actual === null || step === null || today === null || call?.effective !== true) {
    return null;
  }
  const key = keys.find(
    (name) => date.test(String(expected.arguments[name])) && date.test(String(actual.arguments[name])),
  );
  const others = keys.filter((name) => name !== key && !/time/.test(name));
  if (key === undefined || others.length > 0) {
    return null;
  }
  const made = String(actual.arguments[key]);
  const wanted = String(expected.arguments[key]);
  const clause = sentencesOf(file.task?.instruction ?? '').find((sentence) => {
    const plain = plainWords(sentence);
    const bounds = datesIn(plain, today);
    return (
      earliest.test(plain) &&
      fromOn.test(plain) &&
      !narrower.test(plain) &&
      bounds.length > 0 &&
      bounds.every((bound) => bound <= made)
    );
  });
  if (clause === undefined || made >= wanted) {
    return null;
  }
  return {
    links: [
      { kind: 'instruction', step: null, quote: clause, supports: 'actual' },
      { kind: 'agent_calls', step, quote: null, supports: 'actual' },
    ],
    readings: [
      {
        author: 'environment',
        type: 'ground_truth_defect',
        step,
        quote: clause,
        because: `The instruction wants the earliest, and ${made} was free; the ground truth has ${wanted}.`,
      },
      {
        author: 'agent',
        type: 'wrong_argument',
        step,
        quote: quoteFrom(file, step),
        because: `The agent called with ${made} where ${wanted} was expected.`,
      },
    ],
    certainty: 'supported',
  };
}

/** Days in a text in plain words, in the year of `today`, as ISO dates. */
function datesIn(plain: string, today: string): string[] {
  const iso = plain.match(/\b\d{4}-\d{2}-\d{2}\b/g) ?? [];
  const named = [
    ...plain.matchAll(
      /\b([a-z]{3,9})\.? (?:the )?(\d{1,2})(?:st|nd|rd|th)?\b|\b(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]{3,9})\b/g,
    ),
  ];
  const days = named.flatMap(([, before, after, first, behind]) => {
    const month = months.findIndex((name) => name.startsWith((before ?? behind ?? '').slice(0, 3))) + 1;
    const day = Number(after ?? first);
    return month === 0 || day < 1 || day > 31
      ? []
      : [`${today.slice(0, 4)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`];
  });
  return [...iso, ...days];
}
