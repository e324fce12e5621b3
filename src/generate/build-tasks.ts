import type { Faker } from '@faker-js/faker';
import type { Dataset } from '../datasets/dataset.ts';
import { DatasetError } from '../datasets/dataset-error.ts';
import type { Draft } from './draft.ts';
import { isSound } from './is-sound.ts';
import type { TaskPlan, WantedTask } from './task-plan.ts';
import type { GeneratedTask } from './world-generator.ts';

/**
 * Tasks by split: each wanted one is the first draft for it that is sound. No user has two, so that no task gives away another.
 * Throws a DatasetError where nobody is left for a task and the plan calls that an error.
 */
export function buildTasks(options: {
  readonly plan: TaskPlan;
  readonly faker: Faker;
  readonly dataset: Dataset;
}): Readonly<Record<string, readonly GeneratedTask[]>> {
  const { plan, faker, dataset } = options;
  const taken = new Set(plan.reserved);
  const made = new Map<string, Draft[]>(plan.splits.map((split) => [split, []]));
  for (const wanted of plan.wanted) {
    const draft = firstSound({ wanted, taken, dataset });
    if (draft !== null) {
      taken.add(draft.userId);
      made.get(wanted.split)?.push(draft);
    } else if (plan.shortage === 'error') {
      throw new DatasetError(
        `No user is left for a task of the kind ${wanted.kind}: generate the database at a larger scale.`,
      );
    }
  }
  const arrange = (drafts: readonly Draft[]) => (plan.mixed ? faker.helpers.shuffle(drafts) : drafts);
  return Object.fromEntries([...made].map(([split, drafts]) => [split, arrange(drafts).map(toTask)]));
}

function firstSound(options: {
  readonly wanted: WantedTask;
  readonly taken: ReadonlySet<string>;
  readonly dataset: Dataset;
}): Draft | null {
  const { wanted, taken, dataset } = options;
  for (const draft of wanted.drafts(taken)) {
    if (draft !== null && !taken.has(draft.userId) && isSound({ dataset, draft })) {
      return draft;
    }
  }
  return null;
}

function toTask({ userId, instruction, actions, outputs = [], refusal }: Draft, id: number): GeneratedTask {
  const task = { id, user_id: userId, instruction, actions, outputs };
  return refusal === true ? { ...task, expects_no_change: true } : task;
}
