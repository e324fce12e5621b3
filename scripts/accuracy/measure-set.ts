import { scoreVerdicts } from '../../src/analyze/score-verdicts.ts';
import { type Measure, shareOf } from '../../src/metrics/measure.ts';
import type { JudgedSet } from './judge-set.ts';

/** How right a judge is on one set: numbers over the whole set, never single runs. */
export interface SetAccuracy {
  /** Labelled runs with a finding. */
  readonly runs: number;
  readonly author: Measure;
  readonly type: Measure;
  readonly step: Measure;
  readonly user: Measure;
  readonly agent: Measure;
  readonly environment: Measure;
  /** Share of the passing runs with a critical fault. */
  readonly alarms: Measure;
}

/** Sets the findings of a set against its labels. */
export function measureSet({ labels, failing, passing }: JudgedSet): SetAccuracy {
  const { measures, counts } = scoreVerdicts({ findings: failing, labels });
  return {
    runs: counts.labelled - counts.not_judged,
    author: measures.author_accuracy,
    type: measures.type_accuracy,
    step: measures.step_exact,
    user: measures.author_recall_user,
    agent: measures.author_recall_agent,
    environment: measures.author_recall_environment,
    alarms: shareOf(
      passing.map(({ faults }) =>
        faults.some(({ author, severity }) => author !== 'undetermined' && severity === 'critical'),
      ),
    ),
  };
}
