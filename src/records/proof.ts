import type { Finding } from './finding.ts';
import { isPassed } from './reward.ts';

/** What became of the search for a repair. It is about what the reward hangs on, never about who caused that. */
export const proofNames = ['proven_one_edit', 'proven_several', 'not_proven', 'not_replayable'] as const;

export type ProofName = (typeof proofNames)[number];

/** Why nothing is proven. The first two speak of a repair that was tried, the rest of a run that none could be tried in. */
export const proofReasons = [
  'no_repair_found',
  'root_not_mended',
  'no_dataset',
  'no_ground_truth',
  'reward_differs',
  'no_graded_end',
] as const;

export type ProofReason = (typeof proofReasons)[number];

/** The outcome of the search, and why nothing is proven where that is so. */
export interface Proof {
  readonly proof: ProofName;
  /** Null where it is proven. */
  readonly reason: ProofReason | null;
}

/** How far a finding is proven by replay; null for a run that passed or could not be judged, where there is nothing to prove. */
export function proofOf(finding: Finding): Proof | null {
  const { status, reward, counterfactual } = finding;
  if (status === 'error' || isPassed(reward)) {
    return null;
  }
  const proven = counterfactual?.proven ?? null;
  if (proven === null) {
    return { proof: 'not_replayable', reason: hindranceOf(finding) };
  }
  const edits = counterfactual?.edits.length ?? 0;
  if (proven) {
    return { proof: edits <= 1 ? 'proven_one_edit' : 'proven_several', reason: null };
  }
  return { proof: 'not_proven', reason: edits === 0 ? 'no_repair_found' : 'root_not_mended' };
}

/** Why no repair could be tried, from the facts of the replay. */
function hindranceOf({ dataset_hash, evidence }: Finding): ProofReason {
  const refusal = evidence.find(({ rule }) => rule === 'not_replayed');
  if (refusal !== undefined) {
    return refusal.detail?.['kind'] === 'unfit' ? 'no_dataset' : 'no_ground_truth';
  }
  if (dataset_hash === null) {
    return 'no_dataset';
  }
  const differs = evidence.find(({ rule }) => rule === 'reward_differs');
  return differs?.detail?.['replayed'] === 1 ? 'reward_differs' : 'no_graded_end';
}
