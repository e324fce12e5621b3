import type { Finding } from '../records/finding.ts';
import { isPassed } from '../records/reward.ts';
import { type Measure, plainMeasure, shareOf } from './measure.ts';
import type { FindingMeasureName } from './measure-names.ts';

type AloneName = Exclude<FindingMeasureName, 'judged' | 'author_brier' | 'type_brier'>;

/**
 * What findings say without any label. A run with reward 1 passed: a critical agent fault as its root is a false alarm,
 * and it counts for nothing else here. `proven` is the share of all verdicts, `proven_of_tested` of those that replay
 * could try. `cost_usd` adds up the known costs; its `n` is how many are known.
 */
export function scoreFindingsAlone(findings: readonly Finding[]): Readonly<Record<AloneName, Measure>> {
  const judged = findings.filter(({ status }) => status === 'judged');
  const passing = judged.filter(hasPassed);
  const failing = judged.filter((finding) => !hasPassed(finding));
  const tested = failing.flatMap(({ counterfactual }) => counterfactual?.proven ?? []);
  const costs = findings.flatMap(({ cost_usd }) => cost_usd ?? []);
  return {
    errors: shareOf(findings.map(({ status }) => status === 'error')),
    abstention: shareOf(failing.map(({ author }) => author === 'undetermined')),
    proven: shareOf(failing.map(({ counterfactual }) => counterfactual?.proven === true)),
    proven_of_tested: shareOf(tested),
    false_alarms: shareOf(passing.map(({ author, severity }) => author === 'agent' && severity === 'critical')),
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
