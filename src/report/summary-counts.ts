import { type AttributionStatus, attributionStatusSchema } from '../records/attribution.ts';
import type { FaultAuthor } from '../records/fault.ts';
import type { Finding } from '../records/finding.ts';
import { type ProofName, type ProofReason, proofOf } from '../records/proof.ts';
import { isPassed } from '../records/reward.ts';
import { sanitiseLine } from '../text/sanitise.ts';
import { hasNoFault } from './verdict-words.ts';

/** How certain the author of a verdict is; `untold` are findings without an attribution, such as those of an older version. */
export type StatusName = AttributionStatus | 'untold';

/** The status names in the order in which they are told. */
export const statusNames: readonly StatusName[] = [...attributionStatusSchema.options, 'untold'];

/** How findings are spread. Runs that passed stand apart from all that is said of failures. */
export interface SummaryCounts {
  errors: number;
  /** Judged runs without the full reward; all maps but `breaches` count these alone. */
  failed: number;
  passed: number;
  /** Passed runs in which no fault was found. */
  clean: number;
  /** Passed runs whose root fault is critical all the same, which is a false alarm. */
  alarms: number;
  readonly authors: Map<FaultAuthor, Map<StatusName, number>>;
  readonly types: Map<string, number>;
  readonly tasks: Map<string, number>;
  readonly proofs: Map<ProofName, number>;
  /** Why nothing is proven, in each of the two ways. */
  readonly reasons: Map<ProofName, Map<ProofReason, number>>;
}

/** Counts of nothing. */
export function emptyCounts(): SummaryCounts {
  return {
    errors: 0,
    failed: 0,
    passed: 0,
    clean: 0,
    alarms: 0,
    authors: new Map(),
    types: new Map(),
    tasks: new Map(),
    proofs: new Map(),
    reasons: new Map(),
  };
}

/** Counts one finding. */
export function countFinding(counts: SummaryCounts, finding: Finding): void {
  const { status, reward, severity, domain, task_id, type, attribution } = finding;
  if (status === 'error') {
    counts.errors += 1;
    return;
  }
  if (isPassed(reward)) {
    counts.passed += 1;
    if (hasNoFault(finding)) {
      counts.clean += 1;
    } else if (severity === 'critical') {
      counts.alarms += 1;
    }
    return;
  }
  counts.failed += 1;
  countWithin(counts.authors, finding.author ?? 'undetermined', attribution?.status ?? 'untold');
  count(counts.types, type ?? 'undetermined');
  count(counts.tasks, sanitiseLine(`${domain ?? 'task'} ${task_id ?? '?'}`));
  const proof = proofOf(finding);
  if (proof === null) {
    return;
  }
  count(counts.proofs, proof.proof);
  if (proof.reason !== null) {
    countWithin(counts.reasons, proof.proof, proof.reason);
  }
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function countWithin<Outer, Inner>(counts: Map<Outer, Map<Inner, number>>, outer: Outer, inner: Inner): void {
  const within = counts.get(outer) ?? new Map<Inner, number>();
  count(within, inner);
  counts.set(outer, within);
}
