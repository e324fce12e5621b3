import type { Dataset, DatasetTask } from '../../src/datasets/dataset.ts';
import type { Job } from '../../src/run/result-record.ts';
import { planAgent } from '../../src/run/scripted/plan.ts';
import type { Candidate, Cast, Scene } from './scene.ts';

/** The split whose tasks are played. */
export const split = 'test';

/** An episode to be recorded. */
export interface CastJob extends Job {
  /** The task as the two sides know it, where the record's has a wrong ground truth. */
  readonly intended: DatasetTask;
  readonly cast: Cast;
}

/** Gives each scene the first task that no scene before it took and that it fits. Throws one sentence where there is none. */
export function castScenes({
  dataset,
  scenes,
}: {
  readonly dataset: Dataset;
  readonly scenes: readonly Scene[];
}): CastJob[] {
  const free = new Map<DatasetTask, Candidate>(
    dataset.tasks(split).map((task) => [task, { dataset, task, plan: planAgent({ dataset, task }) }]),
  );
  return scenes.flatMap((scene) => {
    for (const [task, candidate] of free) {
      const cast = scene.cast(candidate);
      if (cast === null) {
        continue;
      }
      free.delete(task);
      const planted: CastJob = { task: cast.task ?? task, intended: task, trial: 0, cast };
      return scene.again ? [planted, { task, intended: task, trial: 1, cast: { fault: null } }] : [planted];
    }
    throw new Error(`${dataset.path}: no task of split ${split} that is left has ${scene.needs}.`);
  });
}
