import { builtInData } from '../datasets/built-in-data.ts';
import type { Dataset } from '../datasets/dataset.ts';
import type { Fit } from '../datasets/fit-dataset.ts';
import { openDatasets } from '../datasets/open-datasets.ts';
import type { Replay } from '../domains/engine/replay.ts';
import type { Trajectory } from '../records/trajectory.ts';
import { buildCaseFile } from './case/build-case-file.ts';
import { type CorrectedGrade, datasetTarget } from './case/replay-run.ts';
import { inferDomain } from './infer-domain.ts';

/** A trajectory that was run again, or one sentence on why it could not be. */
export type ReplayResult =
  | {
      readonly replay: Replay;
      /** Why the run is taken to have been made on this data set. */
      readonly fit: Fit;
      /** The same end under the data set's corrected ground truth; null where it has none for this task. */
      readonly corrected: CorrectedGrade | null;
      readonly refusal: null;
    }
  | { readonly replay: null; readonly fit: null; readonly corrected: null; readonly refusal: string };

/**
 * Makes a trajectory's calls again on a data set and grades its end. Without a data set the built-in one of the run's domain is
 * taken. A run that was not made on the data set is refused, never graded against the wrong one.
 */
export async function replayTrajectory({
  trajectory,
  dataset = builtInFor(trajectory),
  split = 'test',
}: {
  readonly trajectory: Trajectory;
  readonly dataset?: Dataset | null;
  /** Where the task is looked up if the results file does not hold its ground truth. */
  readonly split?: string;
}): Promise<ReplayResult> {
  if (dataset === null) {
    return refused('Nothing in the record tells its domain, so no data set is known: give one as `dataset`.');
  }
  const target = datasetTarget({ dataset, split, groundTruth: dataset.groundTruth(split) });
  const { replayed, refusal } = await buildCaseFile({ trajectory, domain: dataset.domain.name, target });
  if (replayed === null) {
    return refused(refusal?.text ?? 'The run could not be replayed.');
  }
  const { replay, fit, corrected } = replayed;
  return { replay, fit, corrected, refusal: null };
}

function refused(refusal: string): ReplayResult {
  return { replay: null, fit: null, corrected: null, refusal };
}

function builtInFor(trajectory: Trajectory): Dataset | null {
  const { domain } = inferDomain(trajectory);
  return domain === null ? null : (openDatasets({ path: builtInData }).get(domain) ?? null);
}
