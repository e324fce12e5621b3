import type { Dataset, DatasetTask } from '../datasets/dataset.ts';
import { callsOf } from '../records/calls.ts';
import { isPassed } from '../records/reward.ts';
import type { Trajectory } from '../records/trajectory.ts';
import type { Script, Turn } from './script.ts';

/** A passing run as a script, or why it is none in one sentence. The task is the record's own, else the data set's of its id. */
export function readScript({
  trajectory,
  dataset,
  split,
}: {
  readonly trajectory: Trajectory;
  readonly dataset: Dataset;
  readonly split: string;
}): { readonly script: Script; readonly problem?: never } | { readonly problem: string; readonly script?: never } {
  const { messages, reward } = trajectory;
  if (!isPassed(reward)) {
    return { problem: 'it did not pass' };
  }
  const task = taskOf(trajectory, dataset, split);
  if (task === null) {
    return { problem: 'its task is not known' };
  }
  if (task.initial_state !== null || task.env_assertions.length > 0) {
    return { problem: 'its task sets a scene of its own' };
  }
  const calls = callsOf(messages);
  if (calls.some(({ caller, toolCall }) => caller === 'user' || toolCall.arguments === null)) {
    return { problem: 'its user has tools, or a call of it cannot be read' };
  }
  const turns = messages.flatMap(({ role, said, thoughts }, step): Turn[] => {
    const made = calls.filter((one) => one.step === step && one.answered !== null);
    if (made.length > 0) {
      return made.map(({ toolCall }, index) => ({
        kind: 'call',
        name: toolCall.name,
        arguments: toolCall.arguments ?? {},
        text: index === 0 ? (said ?? thoughts) : null,
        defect: null,
      }));
    }
    return (role === 'user' || role === 'assistant') && said !== null
      ? [{ kind: role === 'user' ? 'user' : 'agent', text: said, ours: false }]
      : [];
  });
  const policy = messages.find(({ role }) => role === 'system')?.content ?? trajectory.policy ?? dataset.policy;
  return { script: { task, policy, turns } };
}

function taskOf({ task, task_id }: Trajectory, dataset: Dataset, split: string): DatasetTask | null {
  const own = dataset.splits.includes(split)
    ? dataset.tasks(split).find(({ id }) => String(id) === String(task_id))
    : undefined;
  if (task === null || task.actions === null || task_id === null) {
    return own ?? null;
  }
  // Where the two are the same, the data set still tells 50 from 50.0, which the record's text does not.
  const same = own !== undefined && JSON.stringify(own.actions) === JSON.stringify(task.actions);
  const { actions } = same ? own : { actions: task.actions };
  return { ...task, id: task_id, actions, expects_no_change: actions.length === 0 };
}
