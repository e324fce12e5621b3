import type { CaseFile } from '../../case/case-file.ts';
import { plainWords } from './plain-words.ts';
import { sentencesOf } from './sentences.ts';

/** A condition of the user's own making: what it says, and where. */
export interface InventedTerm {
  readonly step: number;
  readonly term: string;
  readonly sentence: string;
}

/** Sums, times and days, in plain words. */
const terms =
  /\$\d+(?:\.\d+)?|\b\d{1,2}(?::\d{2})? ?[ap]\.?m\b|\b\d{1,2}:\d{2}\b|\bnoon\b|\bmidnight\b|\bmornings?\b|\bafternoons?\b|\bevenings?\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december) \d{1,2}\b|\bweekends?\b|\b(?:max|maximum|limit|budget|at most|at least|under|over|up to|no more than)\D{0,10}\d+\b/g;

/** Words by which somebody sets a condition. */
const binding =
  /\b(?:after|before|by|until|till|earlier|later|at least|at most|max|maximum|limit|budget|only|must|need|needs|can'?t|cannot|won'?t|has to|have to|got to|as long as|unless|prefer|rather|no more than|under|over|up to|otherwise)\b/;

/**
 * The first condition that a user turn before `step` sets by a sum, a time or a day which stands neither in its instruction nor in
 * anything that was said or shown before.
 */
export function inventedTerm(file: CaseFile, step: number): InventedTerm | null {
  const instruction = plainWords(file.task?.instruction ?? '');
  let before = '';
  for (const [index, { role, said, content, observation }] of file.trajectory.messages.slice(0, step).entries()) {
    if (role === 'user' && said !== null) {
      for (const sentence of sentencesOf(said)) {
        const plain = plainWords(sentence);
        const found = binding.test(plain) ? plain.match(terms) : null;
        const term = found?.find((one) => !isKnown(one, instruction) && !isKnown(one, before));
        if (term !== undefined) {
          return { step: index, term, sentence };
        }
      }
    }
    if (role !== 'system') {
      before += ` ${plainWords(said ?? observation ?? content ?? '')}`;
    }
  }
  return null;
}

/** The same sum, time or day, in whichever of its forms. */
function isKnown(term: string, text: string): boolean {
  const core = term.replace(/s$/, '').replace(/\.m\b/, 'm');
  if (text.includes(core)) {
    return true;
  }
  const hours = hoursOf(core);
  if (hours?.test(text)) {
    return true;
  }
  const number = /\d+(?:\.\d+)?(?::\d{2})?/.exec(core)?.[0];
  if (number === undefined) {
    return dayParts(core).some((part) => text.includes(part));
  }
  return new RegExp(`(?<!\\d)0?${number.replace('.', '\\.')}(?!\\d)`).test(text);
}

/** The hours that a part of the day stands for, as an instruction may give them: "2 pm or later" is an afternoon. */
function hoursOf(core: string): RegExp | null {
  if (core === 'morning') {
    return /\b(?:0?[5-9]|1[01]):\d{2}\b(?! ?p)|\b(?:[5-9]|1[01])(?::\d{2})? ?a\.?m|\bbefore (?:noon|12)\b/;
  }
  if (core === 'afternoon') {
    return /\b1[2-7]:\d{2}\b|\b(?:12|[1-5])(?::\d{2})? ?p\.?m|\bafter (?:noon|lunch)\b/;
  }
  return core === 'evening' ? /\b(?:1[7-9]|2[0-3]):\d{2}\b|\b(?:[5-9]|1[01])(?::\d{2})? ?p\.?m/ : null;
}

/** A day of the week may stand there as a date; that a text has dates at all is enough to leave it alone. */
function dayParts(core: string): readonly string[] {
  if (/day$/.test(core)) {
    return [core.slice(0, 3), '-', 'date'];
  }
  if (core === 'noon') {
    return ['12:00', '12 pm', 'midday', 'afternoon'];
  }
  return [core.slice(0, 5)];
}
