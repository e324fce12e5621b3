import type { Finding } from '../records/finding.ts';
import { agentrxCategory } from '../records/labels/agentrx-category.ts';
import type { ReferenceLabel } from '../records/labels/reference-label.ts';

/** The vocabularies in which a finding and a label are compared. */
export const namings = ['author', 'type', 'tau_bench', 'agentrx'] as const;

export type Naming = (typeof namings)[number];

/** A verdict or a label in every vocabulary; null where it has no word there. */
export type Named = Readonly<Record<Naming, string | null>>;

/** Puts a label into all vocabularies. tau-bench names types of agent faults alone. */
export type NameLabel = (label: ReferenceLabel) => Named;

/** What stands for a finding that could not be judged. */
export const errorName = 'error';

/** What stands for a verdict that has no word in a vocabulary, such as a tau-bench type for a user's fault. */
export const nothingName = 'none';

/** A finding in all vocabularies; always a word, so that an error or a silence counts as wrong and is seen as such. */
export function nameFinding(finding: Finding): Readonly<Record<Naming, string>> {
  if (finding.status === 'error') {
    return { author: errorName, type: errorName, tau_bench: errorName, agentrx: errorName };
  }
  const { author, type, names } = finding;
  return {
    author: author ?? nothingName,
    type: type ?? nothingName,
    tau_bench: names.tau_bench?.fault_type ?? nothingName,
    agentrx: names.agentrx === null ? nothingName : (agentrxCategory(names.agentrx) ?? names.agentrx),
  };
}
