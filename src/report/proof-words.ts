import type { Finding } from '../records/finding.ts';
import { type ProofName, type ProofReason, proofOf } from '../records/proof.ts';

/** What a proof is called in lists, in the order in which its parts are told. */
export const proofWords: Readonly<Record<ProofName, string>> = {
  proven_one_edit: 'proven by one edit',
  proven_several: 'proven by several edits',
  not_proven: 'not proven',
  not_replayable: 'could not be replayed',
};

/** Why nothing is proven, as the end of a sentence about one run. */
export const proofReasonWords: Readonly<Record<ProofReason, string>> = {
  no_repair_found: 'no repair was found',
  root_not_mended: 'the reward hangs on something else than the root fault',
  no_dataset: 'no data set at hand fits the run (--dataset names one)',
  no_ground_truth: 'there is no ground truth or no message to replay',
  reward_differs: 'replay gives reward 1 as it is',
  no_graded_end: 'the run has no graded end',
};

/** Why a finding is not proven, in the words of the finding itself where it has some; null where it is proven. */
export function proofReasonText(finding: Finding): string | null {
  const proof = proofOf(finding);
  if (proof === null || proof.reason === null) {
    return null;
  }
  const told = finding.counterfactual?.repair ?? '';
  const own = proof.proof === 'not_replayable' && told !== '' ? told : null;
  return own ?? proofReasonWords[proof.reason];
}
