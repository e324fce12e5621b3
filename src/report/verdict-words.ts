import type { AttributionStatus } from '../records/attribution.ts';
import type { Finding } from '../records/finding.ts';
import { isPassed } from '../records/reward.ts';

/** How certain it is who did it, as one sign and one word. The signs are plain ASCII and none is that of an author. */
export const statusSigns: Readonly<Record<AttributionStatus, string>> = {
  settled: '=',
  supported: '+',
  contested: '/',
  open: '.',
};

/** A verdict as a row of a table shows it. */
export interface VerdictWords {
  readonly author: string;
  readonly type: string;
  /** Sign and word of the attribution; `passed` for a run that did. */
  readonly who: string;
}

/** What stands for a finding in tables. A run that passed is never told as a failure, whatever was seen in it. */
export function verdictWords(
  finding: Pick<Finding, 'status' | 'author' | 'type' | 'reward' | 'attribution'>,
): VerdictWords {
  const { status, author, type, attribution } = finding;
  if (status === 'error') {
    return { author: 'ERROR', type: '-', who: '-' };
  }
  if (hasNoFault(finding)) {
    return { author: '-', type: 'no fault found', who: 'passed' };
  }
  const who = attribution === null ? '-' : `${statusSigns[attribution.status]} ${attribution.status}`;
  return { author: author ?? '-', type: type ?? '-', who: isPassed(finding.reward) ? 'passed' : who };
}

/** Whether a run passed and nothing was found in it; on a run that failed `undetermined` says something else. */
export function hasNoFault({ status, author, reward }: Pick<Finding, 'status' | 'author' | 'reward'>): boolean {
  return status === 'judged' && isPassed(reward) && (author === null || author === 'undetermined');
}

/** What was found in a run that passed, in a few words; null for any other run. */
export function passingWords(
  finding: Pick<Finding, 'status' | 'author' | 'type' | 'reward' | 'severity'>,
): string | null {
  if (finding.status === 'error' || !isPassed(finding.reward)) {
    return null;
  }
  if (hasNoFault(finding)) {
    return 'passed, no fault found';
  }
  if (finding.severity === 'critical') {
    return `passed, yet judged critical: ${finding.author}, ${finding.type}`;
  }
  return `passed, with a breach that did no harm: ${finding.author}, ${finding.type}`;
}
