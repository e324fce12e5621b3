import type { AlignmentRow } from '../../records/finding.ts';
import type { CaseFile } from '../case/case-file.ts';
import { type Fields, recordFields } from '../evidence/reading/known-records.ts';
import { plainWords } from '../evidence/reading/plain-words.ts';
import { valuePatterns } from '../evidence/reading/value-patterns.ts';
import type { Custody } from './chain.ts';
import { quoteFrom } from './turns.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Words by which something else than the options decides. */
const otherwiseDecided =
  /\b(?:cheapest|least|most|lowest|highest|biggest|largest|smallest|not available|unavailable|out of stock|sold out|if (?:there|that|it|the)|any|whichever|second choice|fallback)\b/;

/**
 * The custody of an exchange where the call took a thing that differs from the old one in just what the instruction asks for, and the
 * expected one differs in more, of which the instruction says nothing: nobody in the run could know that. Null for everything else.
 */
export function traceKeptOptions({
  file,
  row: { expected, actual, keys, step },
  vocabulary,
}: {
  readonly file: CaseFile;
  readonly row: AlignmentRow;
  readonly vocabulary: Vocabulary;
}): Custody | null {
  const swap = file.knownDomain?.swap;
  const instruction = plainWords(file.task?.instruction ?? '');
  if (
    !swap ||
    !expected ||
    !actual ||
    step === null ||
    !keys.includes(swap.fresh) ||
    otherwiseDecided.test(instruction)
  ) {
    return null;
  }
  const wanted = pairsOf(expected.arguments, swap);
  const made = pairsOf(actual.arguments, swap);
  const names = (field: string, values: ReadonlySet<string>) =>
    [...values].some((value) => valuePatterns(value, field, vocabulary).some(({ test }) => test.test(instruction)));
  for (const [old, fresh] of wanted) {
    const taken = made.get(old);
    const [before, right, chosen] = [old, fresh, taken ?? ''].map((id) => recordFields(file, id));
    if (taken === undefined || taken === fresh || !before || !right || !chosen) {
      continue;
    }
    const asked = changed(before, chosen);
    const more = [...changed(before, right)].filter((field) => !asked.has(field));
    const isAsked = [...asked].every(
      (field) => sameValues(chosen.get(field), right.get(field)) && names(field, chosen.get(field) ?? new Set()),
    );
    if (
      asked.size === 0 ||
      more.length === 0 ||
      !isAsked ||
      more.some((field) => names(field, right.get(field) ?? new Set()))
    ) {
      continue;
    }
    const told = more.map((field) => `${field} ${[...(right.get(field) ?? [])].join(' / ')}`).join(', ');
    return {
      links: [
        { kind: 'instruction', step: null, quote: null, supports: 'actual' },
        { kind: 'agent_calls', step, quote: null, supports: 'actual' },
      ],
      readings: [
        {
          author: 'environment',
          type: 'ground_truth_defect',
          step,
          quote: null,
          because: `The ground truth changes ${told} as well, of which the instruction says nothing; ${taken} differs from the old one in just what was asked for.`,
        },
        {
          author: 'agent',
          type: 'wrong_argument',
          step,
          quote: quoteFrom(file, step),
          because: `The agent called with ${taken} where ${fresh} was expected.`,
        },
      ],
      certainty: 'supported',
    };
  }
  return null;
}

function pairsOf(
  given: Readonly<Record<string, unknown>>,
  { back, fresh }: { readonly back: string; readonly fresh: string },
): Map<string, string> {
  const [old, taken] = [given[back], given[fresh]];
  return Array.isArray(old) && Array.isArray(taken)
    ? new Map(old.map((id, index) => [String(id), String(taken[index])]))
    : new Map();
}

/** Fields that both have and in which they differ. */
function changed(before: Fields, after: Fields): Set<string> {
  return new Set(
    [...after.keys()].filter((field) => before.has(field) && !sameValues(before.get(field), after.get(field))),
  );
}

function sameValues(left: ReadonlySet<string> | undefined, right: ReadonlySet<string> | undefined): boolean {
  return (
    left !== undefined && right !== undefined && left.size === right.size && [...left].every((one) => right.has(one))
  );
}
