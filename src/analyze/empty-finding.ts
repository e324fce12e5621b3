import type { Finding, JudgeRecord } from '../records/finding.ts';
import type { UnreadableRecord } from '../records/formats/format.ts';
import type { Trajectory } from '../records/trajectory.ts';

/** What every finding of one call has in common. */
export interface FindingContext {
  readonly judge: JudgeRecord;
  readonly datasetHash: string | null;
  readonly groundTruthHash: string | null;
}

/** A finding that says nothing yet: status `error`, every key there. */
export function emptyFinding({
  trajectory,
  domain,
  context,
}: {
  readonly trajectory: Trajectory;
  readonly domain: string | null;
  readonly context: FindingContext;
}): Finding {
  return {
    ...blank(context),
    trajectory: trajectory.id,
    source: trajectory.source,
    format: trajectory.format,
    domain,
    task_id: trajectory.task_id,
    trial: trajectory.trial,
    reward: trajectory.reward,
    reviews: [...trajectory.reviews],
  };
}

/** The finding of a record that could not be read; `index` is where it stands among the file's records. */
export function unreadableFinding({
  record,
  index,
  context,
}: {
  readonly record: UnreadableRecord;
  readonly index: number;
  readonly context: FindingContext;
}): Finding {
  return {
    ...blank(context),
    trajectory: `unreadable.${index}.${record.offset ?? 0}`,
    source: { file: record.file, index, offset: record.offset, bytes: null },
    format: null,
    domain: null,
    task_id: null,
    trial: null,
    reward: null,
    error: record.error,
    reviews: [],
  };
}

function blank({ judge, datasetHash, groundTruthHash }: FindingContext) {
  return {
    status: 'error' as const,
    error: 'not judged yet',
    author: null,
    type: null,
    step: null,
    severity: null,
    confidence: null,
    description: null,
    correct_behavior: null,
    evidence: [],
    faults: [],
    root_fault: null,
    alignment: [],
    state_difference: [],
    counterfactual: null,
    attribution: null,
    names: { tau_bench: null, agentrx: null, tau2: null },
    judge,
    dataset_hash: datasetHash,
    ground_truth_hash: groundTruthHash,
    cost_usd: null,
  };
}
