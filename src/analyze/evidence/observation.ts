import type { Evidence, Fault } from '../../records/finding.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { Custody } from '../custody/chain.ts';
import type { Details } from './details.ts';
import type { RuleName } from './rule-table.ts';
import { sentenceOf } from './sentences.ts';

/** A fault that a rule suspects; the judge decides which one is the root and how sure that is. */
export interface Suspicion
  extends Pick<Fault, 'author' | 'type' | 'step' | 'description' | 'correct_behavior' | 'keys'> {
  /** The way of the difference that it speaks of, where that was traced. */
  readonly custody?: Custody | undefined;
}

/** A fact of one rule with its place, its data, and the fault that it speaks for, where it speaks for one. */
export interface ObservationOf<Name extends RuleName> extends Omit<Evidence, 'rule' | 'detail'> {
  readonly rule: Name;
  /** What was found. `text` is made from it. */
  readonly detail: Details[Name];
  readonly suspicion: Suspicion | null;
}

/** A fact of any rule; its `rule` tells what its `detail` holds. */
export type Observation = { readonly [Name in RuleName]: ObservationOf<Name> }[RuleName];

/** A rule: pure and deterministic, from the case to what it shows. An empty list means that it does not apply. */
export type EvidenceRule = (file: CaseFile) => readonly Observation[];

/** An observation with its sentence and the parts that most rules leave empty. */
export function observe<Name extends RuleName>({
  rule,
  detail,
  ...rest
}: Pick<ObservationOf<Name>, 'rule' | 'detail'> &
  Partial<Pick<ObservationOf<Name>, 'step' | 'call' | 'quote' | 'suspicion'>>): ObservationOf<Name> {
  return {
    rule,
    step: null,
    call: null,
    quote: null,
    detail,
    text: sentenceOf(rule, detail),
    suspicion: null,
    ...rest,
  };
}

/** The words to quote from a message: at most 240 characters around `from`, verbatim. */
export function quoteOf(content: string | null | undefined, from = 0): string | null {
  if (!content) {
    return null;
  }
  return content.slice(from, from + 240);
}
