import type { Evidence, Fault } from '../../records/finding.ts';
import type { CaseFile } from '../case/case-file.ts';

/** A fault that a rule suspects; the judge decides which one is the root and how sure that is. */
export type Suspicion = Pick<Fault, 'author' | 'type' | 'step' | 'description' | 'correct_behavior' | 'keys'>;

/** A fact with its place, and the fault that it speaks for, where it speaks for one. */
export interface Observation extends Evidence {
  readonly suspicion: Suspicion | null;
}

/** A rule: pure and deterministic, from the case to what it shows. An empty list means that it does not apply. */
export type EvidenceRule = (file: CaseFile) => readonly Observation[];

/** An observation with the parts that most rules leave empty. */
export function observe(
  observation: Pick<Observation, 'rule' | 'text'> & Partial<Pick<Observation, 'step' | 'call' | 'quote' | 'suspicion'>>,
): Observation {
  return { step: null, call: null, quote: null, suspicion: null, ...observation };
}

/** The words to quote from a message: at most 240 characters around `from`, verbatim. */
export function quoteOf(content: string | null | undefined, from = 0): string | null {
  if (!content) return null;
  return content.slice(from, from + 240);
}
