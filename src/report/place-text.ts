import type { Fault } from '../records/finding.ts';

/** A fault, or a reading of one, in a few words: `user user_omitted at 13`. */
export function placeText({ author, type, step }: Pick<Fault, 'author' | 'type' | 'step'>): string {
  return `${author} ${type}${step === null ? '' : ` at ${step}`}`;
}
