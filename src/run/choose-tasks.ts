import { seededRandom } from '../chance/seeded-random.ts';
import { shuffled } from '../chance/shuffled.ts';
import type { DatasetTask } from '../datasets/dataset.ts';
import type { Job } from './result-record.ts';

/** Which tasks of a split are run, and how often. */
export interface TaskChoice {
  /** Null for those of the range. */
  readonly taskIds: readonly string[] | null;
  readonly startIndex: number;
  /** -1 for all. */
  readonly endIndex: number;
  readonly trials: number;
  readonly shuffle: boolean;
  readonly seed: number;
}

/** The episodes of a run, trial by trial; in the order of the tasks, or shuffled anew for each trial as tau-bench does. */
export function chooseJobs(tasks: readonly DatasetTask[], choice: TaskChoice): Job[] {
  const chosen = chooseTasks(tasks, choice);
  if (chosen.length * choice.trials > mostEpisodes) {
    throw new Error(`${chosen.length} tasks in ${choice.trials} trials are more than ${mostEpisodes} episodes.`);
  }
  return Array.from({ length: choice.trials }, (_, trial) =>
    (choice.shuffle ? shuffled(chosen, seededRandom(`${choice.seed} order ${trial}`)) : chosen).map((task) => ({
      task,
      trial,
    })),
  ).flat();
}

/** All of them are held in memory as a list; nobody plays so many. */
const mostEpisodes = 5_000_000;

/** The chosen tasks in the order of the split. Throws one sentence where a task is not there or none is left. */
function chooseTasks(tasks: readonly DatasetTask[], { taskIds, startIndex, endIndex }: TaskChoice): DatasetTask[] {
  if (taskIds !== null) {
    if (taskIds.length === 0) {
      throw new Error('--task-ids names no task.');
    }
    const known = new Set(tasks.map(({ id }) => String(id)));
    const missing = taskIds.filter((id) => !known.has(id));
    if (missing.length > 0) {
      throw new Error(
        `there is no task ${missing.join(', ')}; the split has ${tasks.length} tasks, ${tasks[0]?.id} to ${tasks.at(-1)?.id}.`,
      );
    }
    const wanted = new Set(taskIds);
    return tasks.filter(({ id }) => wanted.has(String(id)));
  }
  const chosen = tasks.slice(startIndex, endIndex === -1 ? undefined : endIndex);
  if (chosen.length === 0) {
    throw new Error(`no task is left from ${startIndex} to ${endIndex}: the split has ${tasks.length} tasks.`);
  }
  return chosen;
}
