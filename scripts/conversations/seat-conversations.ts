import type { Dataset, DatasetTask } from '../../src/datasets/dataset.ts';
import type { Job } from '../../src/run/result-record.ts';
import type { Conversation } from './conversation.ts';

/** A conversation with the episode that it becomes. */
export interface SeatedConversation extends Job {
  readonly conversation: Conversation;
}

/**
 * Gives each conversation its task, and one of several on a task (or on tasks of one id in different splits) its own trial.
 * They come in the order of a results list: over trials, then over tasks. Throws one sentence where there is no such task.
 */
export function seatConversations({
  dataset,
  conversations,
}: {
  readonly dataset: Dataset;
  readonly conversations: readonly Conversation[];
}): SeatedConversation[] {
  const taken = new Map<string, number>();
  const seated = conversations.map((conversation): SeatedConversation => {
    const task = findTask(dataset, conversation);
    const trial = taken.get(String(task.id)) ?? 0;
    taken.set(String(task.id), trial + 1);
    return { conversation, task, trial };
  });
  return seated.sort((one, other) => one.trial - other.trial || Number(one.task.id) - Number(other.task.id));
}

function findTask(dataset: Dataset, { name, split, task: id, task_change }: Conversation): DatasetTask {
  const where = `${dataset.domain.name}, conversation ${name}`;
  if (!dataset.splits.includes(split)) {
    throw new Error(`${where}: there is no split ${split}; expected one of ${dataset.splits.join(', ')}.`);
  }
  const task = dataset.tasks(split).find((one) => String(one.id) === String(id));
  if (task === undefined) {
    throw new Error(`${where}: split ${split} has no task ${id}.`);
  }
  const { instruction, actions, outputs } = task_change ?? {};
  return {
    ...task,
    ...(instruction !== undefined && { instruction }),
    ...(actions !== undefined && { actions }),
    ...(outputs !== undefined && { outputs }),
  };
}
