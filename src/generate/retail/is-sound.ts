import type { Dataset } from '../../datasets/dataset.ts';
import { exchangesItself } from '../../datasets/exchanges-itself.ts';
import { replayGroundTruth } from '../../domains/engine/replay-ground-truth.ts';
import { changesOf } from '../../domains/engine/state-difference.ts';
import type { Action } from '../../records/task.ts';
import type { Draft, ExpectedCall } from './scene.ts';

/** Whether a task is fit for grading: its calls run, each write counts, and its outputs are given away nowhere. */
export function isSound(options: {
  readonly dataset: Dataset;
  readonly draft: Draft;
  readonly instruction: string;
}): boolean {
  const { dataset, draft, instruction } = options;
  const replay = replayOf(dataset, draft.actions);
  const changes = changesOf(replay.state).length > 0;
  const outputs = draft.outputs ?? [];
  return (
    replay.failing.length === 0 &&
    changes !== (draft.refusal === true) &&
    replay.calls.every(({ kind, changes: rows }) => kind !== 'write' || rows.length > 0) &&
    draft.actions.every((call) => exchangesItself({ arguments: call.kwargs }, dataset.domain).length === 0) &&
    outputs.every((output) => !dataset.policy.includes(output) && !instruction.includes(output)) &&
    new Set(outputs).size === outputs.length &&
    !/undefined|null| {2}/.test(instruction)
  );
}

function replayOf({ domain, database }: Dataset, calls: readonly ExpectedCall[]) {
  const actions = calls.map(
    (call): Action => ({
      name: call.name,
      arguments: { ...call.kwargs },
      compare_arguments: null,
      requestor: 'assistant',
    }),
  );
  return replayGroundTruth({ domain, database, actions });
}
