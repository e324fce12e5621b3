import type { Domain } from '../domains/engine/domain.ts';
import { type GroundTruthCall, replayGroundTruth } from '../domains/engine/replay-ground-truth.ts';
import { initialState } from '../domains/engine/state.ts';
import { changesOf } from '../domains/engine/state-difference.ts';
import { type HashCache, stateHash } from '../domains/engine/state-hash.ts';
import type { Dataset, DatasetTask } from './dataset.ts';
import { exchangesItself } from './exchanges-itself.ts';

/** What can be wrong with a task for grading runs against it. */
export type ProblemKind =
  | 'failing_write'
  | 'unknown_tool'
  | 'no_change'
  | 'unexpected_change'
  | 'same_item'
  | 'do_nothing_passes'
  | 'output_in_policy'
  | 'unknown_user'
  | 'repeated_id';

/** Something that is wrong with a task. */
export interface Problem {
  readonly kind: ProblemKind;
  /** One sentence. */
  readonly text: string;
}

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
  /** Hash of the state that the ground truth ends in, equal to tau-bench's gt_data_hash. */
  readonly ground_truth_hash: string;
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
    initial_hash: stateHash(initialState(dataset.database), cache),
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
  const { domain, database, policy } = dataset;
  const groundTruth = replayGroundTruth({ domain, database, actions: task.actions });
  const changes = changesOf(groundTruth.state).length > 0;
  const idle = !changes && task.outputs.length === 0;
  const knownUser = task.user_id === null || database.tables.get(domain.userTable)?.has(task.user_id) === true;
  const problems = [
    ...groundTruth.failing.flatMap(failureOf),
    ...task.actions.flatMap((action, index) => sameItem(action, index, domain)),
    ...problemIf(!changes && !task.expects_no_change, 'no_change', 'The ground truth changes nothing.'),
    ...problemIf(
      changes && task.expects_no_change,
      'unexpected_change',
      'The ground truth of a refusal changes the database.',
    ),
    ...problemIf(idle && !task.expects_no_change, 'do_nothing_passes', 'An agent that does nothing passes.'),
    ...task.outputs
      .filter((output) => standsIn(policy, output))
      .map(
        (output): Problem => ({
          kind: 'output_in_policy',
          text: `Output ${JSON.stringify(output)} stands in the policy.`,
        }),
      ),
    ...problemIf(!knownUser, 'unknown_user', `User ${task.user_id} is not in the database.`),
    ...problemIf(repeated, 'repeated_id', `Another task has the id ${task.id} as well.`),
  ];
  return {
    id: task.id,
    ground_truth_hash: stateHash(groundTruth.state, cache),
    failing_calls: groundTruth.failing.map(({ index, name, arguments: given, observation }) => ({
      index,
      name,
      arguments: given,
      observation,
    })),
    changes_state: changes,
    expects_no_change: task.expects_no_change,
    do_nothing_passes: idle,
    problems,
  };
}

/** A read may fail: some ground truths look for a user in two ways. */
function failureOf({ index, name, kind, observation }: GroundTruthCall): Problem[] {
  if (kind === 'read') {
    return [];
  }
  return [
    {
      kind: kind === null ? 'unknown_tool' : 'failing_write',
      text: `Expected call ${index}, ${name}, fails: ${observation}`,
    },
  ];
}

function sameItem(action: DatasetTask['actions'][number], index: number, domain: Domain): Problem[] {
  return exchangesItself(action, domain).map((id) => ({
    kind: 'same_item',
    text: `Expected call ${index}, ${action.name}, exchanges item ${id} for itself.`,
  }));
}

function problemIf(holds: boolean, kind: ProblemKind, text: string): Problem[] {
  return holds ? [{ kind, text }] : [];
}

/** An output that stands in the policy as a word of its own could be said without having done anything. */
function standsIn(policy: string, output: string): boolean {
  const escaped = output.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\w.])${escaped}(?![\\w]|\\.\\d)`).test(policy.toLowerCase().replaceAll(',', ''));
}
