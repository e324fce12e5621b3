import type { CaseFile } from '../../case/case-file.ts';
import { recordFields } from './known-records.ts';
import { splitNegated } from './negated-spans.ts';
import { plainWords } from './plain-words.ts';
import { clausesOf } from './sentences.ts';
import { dayPartPattern, type NamePattern, type Vocabulary, valuePatterns, weekdayPattern } from './value-patterns.ts';

/** Which of two values a text speaks for. */
export type Stance = 'expected' | 'actual' | 'both' | 'neither' | 'against_actual' | 'against_expected';

/** Ways to name each of two values that the other does not share. */
export interface Apart {
  readonly expected: readonly NamePattern[];
  readonly actual: readonly NamePattern[];
}

/** How a text could name the expected value and how the actual one, by themselves or by the records behind them. */
export function tellApart(
  file: CaseFile,
  difference: { readonly key: string; readonly expected: string | null; readonly actual: string | null },
  vocabulary: Vocabulary,
): Apart {
  const { key, expected, actual } = difference;
  const wanted = [...namesOf(file, expected, actual, key, vocabulary), ...broadly(expected, actual)];
  const got = [...namesOf(file, actual, expected, key, vocabulary), ...broadly(actual, expected)];
  const same = new Set(
    wanted.map(({ test }) => test.source).filter((source) => got.some(({ test }) => test.source === source)),
  );
  return {
    expected: wanted.filter(({ test }) => !same.has(test.source)),
    actual: got.filter(({ test }) => !same.has(test.source)),
  };
}

/** Two dates are told apart by their days of the week too, two times by their parts of the day. */
function broadly(value: string | null, other: string | null): NamePattern[] {
  const own = value === null ? null : (weekdayPattern(value) ?? dayPartPattern(value));
  const others = other === null ? null : (weekdayPattern(other) ?? dayPartPattern(other));
  return own === null || others === null || own.source === others.source ? [] : [{ test: own, phrase: false }];
}

/** Names of a value: its own, and those of the fields in which its record differs from the other's. */
function namesOf(
  file: CaseFile,
  value: string | null,
  other: string | null,
  key: string,
  vocabulary: Vocabulary,
): NamePattern[] {
  if (value === null) {
    return [];
  }
  const own = valuePatterns(value, key, vocabulary);
  const fields = recordFields(file, value);
  if (fields === null) {
    return own;
  }
  const others = other === null ? null : recordFields(file, other);
  // Things of two kinds are told apart by anything; of one kind only by what both have.
  const kinds = others !== null && differ(fields.get('name'), others.get('name'));
  const told = [...fields].flatMap(([name, values]) => {
    const shared = others?.get(name);
    if (others !== null && shared === undefined && !kinds) {
      return [];
    }
    // A field with many values (the days of a timetable) describes nothing.
    if (values.size > mostValues) {
      return [];
    }
    return [...values]
      .filter((one) => shared?.has(one) !== true)
      .flatMap((one) => [
        ...valuePatterns(one, name, vocabulary),
        ...(name === 'name' ? wordsOf(one, shared, vocabulary) : []),
      ]);
  });
  return [...own, ...told].slice(0, mostPatterns);
}

function differ(left: ReadonlySet<string> | undefined, right: ReadonlySet<string> | undefined): boolean {
  return left !== undefined && right !== undefined && ![...left].some((one) => right.has(one));
}

/** The words of a name that the other name does not have: people say "the curtains" for a linen curtain set. */
function wordsOf(name: string, others: ReadonlySet<string> | undefined, vocabulary: Vocabulary): NamePattern[] {
  const taken = [...(others ?? [])].join(' ').toLowerCase();
  return name
    .split(/[\s-]+/)
    .filter((word) => word.length >= 4 && !taken.includes(word.toLowerCase()))
    .flatMap((word) => valuePatterns(word, 'name', vocabulary));
}

const mostValues = 4;
const mostPatterns = 60;

/** Clauses in which something is to stay as it is. */
const staying =
  /\b(?:keep|keeping|stays?|remains?|hang on to|hold on to|not touch|leave|leaving|i'?ll (?:be )?need(?:ing)?|needs? no)\b/;

/**
 * Which value a speaker's turn settles on: where it names both, the clause that names one of them and does not keep it counts, the last
 * one of several. `ordered` is for two values that stand in the wrong order: the one named first counts.
 */
export function settlesOn(text: string, apart: Apart, ordered = false): Stance {
  const whole = stanceOf(text, apart);
  if (whole !== 'both') {
    return whole;
  }
  if (ordered) {
    return firstNamed(text, apart);
  }
  const clauses = clausesOf(plainWords(text));
  const single = clauses
    .filter((clause) => !staying.test(clause))
    .map((clause) => stanceOf(clause, apart))
    .filter((one) => one === 'expected' || one === 'actual');
  return single.at(-1) ?? 'both';
}

function firstNamed(text: string, apart: Apart): Stance {
  const plain = plainWords(text);
  const at = (patterns: readonly NamePattern[]) =>
    Math.min(...patterns.map(({ test }) => plain.search(test)).filter((index) => index >= 0));
  return at(apart.expected) <= at(apart.actual) ? 'expected' : 'actual';
}

/** Which value a text speaks for, what it negates or replaces taken into account. */
export function stanceOf(text: string, apart: Apart): Stance {
  const plain = plainWords(text);
  const { affirmed, negated } = splitNegated(plain);
  // A longer name holds a shorter one: "basic economy" does not speak of economy.
  const saysActual = says(plain, masked(affirmed, apart.expected, apart.actual), apart.actual);
  const saysExpected = says(plain, masked(affirmed, apart.actual, apart.expected), apart.expected);
  if (saysActual && saysExpected) {
    return 'both';
  }
  if (saysExpected) {
    return 'expected';
  }
  if (saysActual) {
    return 'actual';
  }
  if (names(negated, apart.actual)) {
    return 'against_actual';
  }
  if (names(negated, apart.expected)) {
    return 'against_expected';
  }
  return 'neither';
}

function says(whole: string, affirmed: string, patterns: readonly NamePattern[]): boolean {
  return patterns.some(({ test, phrase }) => test.test(phrase ? whole : affirmed));
}

function names(text: string, patterns: readonly NamePattern[]): boolean {
  return patterns.some(({ test, phrase }) => !phrase && test.test(text));
}

/** The text without those names of one side that are longer than a name of the other side inside them. */
function masked(text: string, longer: readonly NamePattern[], wanted: readonly NamePattern[]): string {
  let result = text;
  for (const { test } of longer) {
    const found = test.exec(result)?.[0];
    if (found === undefined) {
      continue;
    }
    const inside = wanted.some((other) => {
      const inner = other.test.exec(found)?.[0];
      return inner !== undefined && inner.length < found.length;
    });
    if (inside) {
      result = result.replaceAll(found, ' '.repeat(found.length));
    }
  }
  return result;
}
