import type { CaseFile } from '../case/case-file.ts';
import { deedOf } from '../evidence/reading/deed.ts';
import { plainWords } from '../evidence/reading/plain-words.ts';
import { clausesOf } from '../evidence/reading/sentences.ts';
import { type Apart, type Stance, stanceOf } from '../evidence/reading/tell-apart.ts';
import type { NamePattern } from '../evidence/reading/value-patterns.ts';
import type { Vocabulary } from './vocabulary.ts';

/** By what a clause is known to speak of one of several changes of a kind: what it is about, and its place among them. */
export interface Own {
  readonly names: readonly NamePattern[];
  readonly ordinal: RegExp | null;
}

const ordinals = [
  /\b(?:first|1st|former)\b/,
  /\b(?:second|2nd|latter)\b/,
  /\b(?:third|3rd)\b/,
  /\b(?:fourth|4th)\b/,
] as const;

/** What tells the change that was made at `step` from others that the task expects of the same tool; null where there are none. */
export function ownOf(file: CaseFile, step: number, vocabulary: Vocabulary): Own | null {
  const row = file.alignment.find((one) => one.step === step && one.status !== 'matched' && one.expected !== null);
  const alike = file.alignment.filter(({ expected }) => expected !== null && expected.name === row?.expected?.name);
  if (row?.expected == null || alike.length < 2) {
    return null;
  }
  const namesOf = (one: (typeof alike)[number]) =>
    one.expected === null ? [] : deedOf(file, one.expected, vocabulary).things;
  const others = new Set(
    alike.filter((one) => one !== row).flatMap((one) => namesOf(one).map(({ test }) => test.source)),
  );
  return {
    names: namesOf(row).filter(({ test }) => !others.has(test.source)),
    ordinal: ordinals[alike.indexOf(row)] ?? null,
  };
}

/**
 * Which value a text gives the one change in particular, where it names both values: by the clauses that name what the change is about,
 * else by those that name its place. `both` where no clause does, or they do not agree.
 */
export function settlesOwn(text: string, apart: Apart, own: Own): Stance {
  const clauses = clausesOf(plainWords(text));
  const byName = clauses.filter((clause) => own.names.some(({ test }) => test.test(clause)));
  const byPlace = clauses.filter((clause) => own.ordinal?.test(clause) ?? false);
  for (const found of [byName, byPlace]) {
    const stances = new Set(
      found.map((clause) => stanceOf(clause, apart)).filter((one) => one === 'expected' || one === 'actual'),
    );
    const [only] = stances;
    if (only !== undefined && stances.size === 1) {
      return only;
    }
  }
  return 'both';
}
