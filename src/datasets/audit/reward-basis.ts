import { isMet, taskStart } from '../../domains/engine/scene.ts';
import type { State } from '../../domains/engine/state.ts';
import { sameHash } from '../../domains/engine/state-difference.ts';
import type { AuditedDataset, AuditedTask } from './audited.ts';

/** What a task is graded by, in tau2's words; tau-bench's state and outputs where the task does not say. */
export function basisOf({ reward_basis }: Pick<AuditedTask, 'reward_basis'>): readonly string[] {
  return reward_basis ?? ['DB', 'COMMUNICATE'];
}

/** The state that a task starts in. Throws a WorldError where it cannot be made. */
export function startOf({ domain, database }: AuditedDataset, task: Pick<AuditedTask, 'initial_state'>): State {
  return taskStart({ domain, database, initial: task.initial_state ?? null });
}

/** Whether an agent that never calls or tells anything gets reward 1; false where a model would have to say so. */
export function idlePasses(options: {
  readonly dataset: AuditedDataset;
  readonly task: AuditedTask;
  /** The state that the expected calls end in. */
  readonly expected: State;
}): boolean {
  const { dataset, task, expected } = options;
  const start = startOf(dataset, task);
  return basisOf(task).every((component) => {
    switch (component) {
      case 'DB':
        return sameHash(start, expected);
      case 'ENV_ASSERTION':
        return assertionsHold({ dataset, task, state: start });
      case 'ACTION':
        return task.actions.length === 0;
      case 'COMMUNICATE':
        return task.outputs.length === 0;
      default:
        return (task.assertions ?? []).length === 0;
    }
  });
}

/** Whether a state meets every statement that the task makes on its end. */
export function assertionsHold(options: {
  readonly dataset: Pick<AuditedDataset, 'domain'>;
  readonly task: Pick<AuditedTask, 'env_assertions'>;
  readonly state: State;
}): boolean {
  const { dataset, task, state } = options;
  return (task.env_assertions ?? []).every((assertion) => isMet({ domain: dataset.domain, state, assertion }));
}
