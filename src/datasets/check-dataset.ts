import { initialState, type State } from '../domains/engine/state.ts';
import { sameHash } from '../domains/engine/state-difference.ts';
import { type HashCache, stateHash } from '../domains/engine/state-hash.ts';
import { WorldError } from '../domains/engine/world-error.ts';
import { auditTask } from './audit/audit-task.ts';
import type { Problem } from './audit/problem.ts';
import { idlePasses, startOf } from './audit/reward-basis.ts';
import type { TaskAudit } from './audit/task-audit.ts';
import type { Dataset, DatasetTask } from './dataset.ts';

/** A ground-truth call that fails. */
export interface FailingCall {
  readonly index: number;
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly observation: string;
}

/** What is known of one task. */
export interface TaskCheck {
  readonly id: string | number;
  /** Hash of the state that the ground truth ends in, equal to tau-bench's gt_data_hash or tau2's of the agent's side; null where the task cannot be started. */
  readonly ground_truth_hash: string | null;
  readonly failing_calls: readonly FailingCall[];
  readonly changes_state: boolean;
  readonly expects_no_change: boolean;
  /** Whether an agent that never calls or tells anything gets reward 1. */
  readonly do_nothing_passes: boolean;
  readonly problems: readonly Problem[];
}

/** What is known of one split of a data set. */
export interface DatasetCheck {
  readonly domain: string;
  readonly split: string;
  readonly path: string;
  readonly dataset_hash: string;
  /** Hash of the database before anything happens. */
  readonly initial_hash: string;
  readonly tasks: readonly TaskCheck[];
}

/** Proves a split: runs every ground truth and looks for what would make its reward say nothing. */
export function checkDataset(options: { readonly dataset: Dataset; readonly split: string }): DatasetCheck {
  const { dataset, split } = options;
  const cache: HashCache = new WeakMap();
  const tasks = dataset.tasks(split);
  const ids = tasks.map(({ id }) => String(id));
  return {
    domain: dataset.domain.name,
    split,
    path: dataset.path,
    dataset_hash: dataset.hash,
    initial_hash: hashOf(dataset, initialState(dataset.database), cache),
    tasks: tasks.map((task, index) =>
      checkTask({ dataset, task, cache, repeated: ids.indexOf(String(task.id)) !== index }),
    ),
  };
}

function checkTask(options: {
  readonly dataset: Dataset;
  readonly task: DatasetTask;
  readonly cache: HashCache;
  readonly repeated: boolean;
}): TaskCheck {
  const { dataset, task, cache, repeated } = options;
  const { id, expects_no_change } = task;
  const audit = audited(dataset, task);
  if (audit instanceof WorldError) {
    const problem: Problem = {
      kind: 'no_start',
      text: `The task cannot be started: ${audit.message}`,
      action: null,
      values: [],
    };
    const unknown = { ground_truth_hash: null, failing_calls: [], changes_state: false, do_nothing_passes: false };
    return { id, expects_no_change, ...unknown, problems: [problem] };
  }
  const { groundTruth, problems } = audit;
  return {
    id,
    ground_truth_hash: hashOf(dataset, groundTruth.state, cache),
    failing_calls: groundTruth.failing.map(({ index, name, arguments: given, observation }) => ({
      index,
      name,
      arguments: given,
      observation,
    })),
    changes_state: !sameHash(startOf(dataset, task), groundTruth.state),
    expects_no_change,
    do_nothing_passes: idlePasses({ dataset, task, expected: groundTruth.state }),
    problems: [...problems, ...(repeated ? [repeatedId(task)] : [])],
  };
}

/** The audit, or why the world cannot start the task. */
function audited(dataset: Dataset, task: DatasetTask): TaskAudit | WorldError {
  try {
    return auditTask({ dataset, task });
  } catch (error) {
    if (error instanceof WorldError) {
      return error;
    }
    throw error;
  }
}

/** The hash that the world's own grader takes, of the agent's side. */
function hashOf({ domain }: Dataset, state: State, cache: HashCache): string {
  return domain.hash?.(state, 'assistant') ?? stateHash(state, cache);
}

function repeatedId({ id }: DatasetTask): Problem {
  return { kind: 'repeated_id', text: `Another task has the id ${id} as well.`, action: null, values: [] };
}
