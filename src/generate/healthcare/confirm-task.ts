import { checkDataset } from '../../datasets/check-dataset.ts';
import type { Dataset } from '../../datasets/dataset.ts';
import type { Action } from '../../records/task.ts';
import type { GeneratedTask } from '../world-generator.ts';
import type { Draft } from './scenario.ts';

/** The draft as a task if its replay holds, no call of it fails, and its outputs cannot be had from policy or instruction. */
export function confirmTask(options: {
  readonly dataset: Dataset;
  readonly draft: Draft;
  readonly userId: string;
}): GeneratedTask | undefined {
  const { dataset, draft, userId } = options;
  const { instruction, actions, outputs = [] } = draft;
  const refuses = !actions.some(({ name }) =>
    dataset.domain.tools.some((tool) => tool.name === name && tool.kind === 'write'),
  );
  const expected = actions.map(
    ({ name, kwargs }): Action => ({ name, arguments: kwargs, compare_arguments: null, requestor: 'assistant' }),
  );
  const checked = checkDataset({
    dataset: {
      ...dataset,
      tasks: () => [
        {
          id: 0,
          user_id: userId,
          instruction,
          actions: expected,
          outputs,
          assertions: [],
          reward_basis: null,
          expects_no_change: refuses,
        },
      ],
    },
    split: 'draft',
  }).tasks;
  const isSound = checked.every(({ problems, failing_calls }) => problems.length === 0 && failing_calls.length === 0);
  if (!isSound || outputs.some((output) => instruction.includes(output))) return undefined;
  const task = { id: 0, user_id: userId, instruction, actions, outputs };
  return refuses ? { ...task, expects_no_change: true } : task;
}
