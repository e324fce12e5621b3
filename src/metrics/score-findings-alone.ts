import type { Finding } from '../records/finding.ts';
import { type ProofName, proofOf } from '../records/proof.ts';
import { isPassed } from '../records/reward.ts';
import { type Measure, plainMeasure, shareOf } from './measure.ts';
import type { CalibrationMeasureName, FindingMeasureName } from './measure-names.ts';

type AloneName = Exclude<FindingMeasureName, 'judged' | CalibrationMeasureName>;

/**
 * What findings say without any label. A run with reward 1 passed: a critical root fault is then a false alarm, and the
 * run counts for nothing else here. `proven` is the share of all verdicts, `proven_of_tested` of those that replay could try; the
 * four outcomes of the search for a repair add up to all verdicts. `cost_usd` adds up the known costs; its `n` is how many are known.
 */
export function scoreFindingsAlone(findings: readonly Finding[]): Readonly<Record<AloneName, Measure>> {
  const judged = findings.filter(({ status }) => status === 'judged');
  const passing = judged.filter(hasPassed);
  const failing = judged.filter((finding) => !hasPassed(finding));
  const proofs = failing.map((finding) => proofOf(finding)?.proof ?? 'not_replayable');
  const isProven = (proof: ProofName) => proof === 'proven_one_edit' || proof === 'proven_several';
  const outcome = (name: ProofName) => shareOf(proofs.map((proof) => proof === name));
  const costs = findings.flatMap(({ cost_usd }) => cost_usd ?? []);
  return {
    errors: shareOf(findings.map(({ status }) => status === 'error')),
    abstention: shareOf(failing.map(({ author }) => author === 'undetermined')),
    proven: shareOf(proofs.map(isProven)),
    proven_of_tested: shareOf(proofs.filter((proof) => proof !== 'not_replayable').map(isProven)),
    proven_one_edit: outcome('proven_one_edit'),
    proven_several: outcome('proven_several'),
    not_proven: outcome('not_proven'),
    not_replayable: outcome('not_replayable'),
    false_alarms: shareOf(passing.map(({ author, severity }) => author !== 'undetermined' && severity === 'critical')),
    cost_usd: plainMeasure({
      value: costs.length === 0 ? null : costs.reduce((total, cost) => total + cost, 0),
      n: costs.length,
    }),
  };
}

/** Whether the run got the full reward. */
export function hasPassed({ reward }: Finding): boolean {
  return isPassed(reward);
}
