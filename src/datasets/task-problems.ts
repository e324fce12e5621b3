import type { Domain } from '../domains/engine/domain.ts';
import type { GroundTruthCall, GroundTruthReplay } from '../domains/engine/replay-ground-truth.ts';
import { changesOf } from '../domains/engine/state-difference.ts';
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

/** What is wrong with one task, given what its ground truth does. Whether its id is repeated, only the split can tell. */
export function taskProblems(options: {
  readonly dataset: Pick<Dataset, 'domain' | 'database' | 'policy'>;
  readonly task: DatasetTask;
  readonly groundTruth: GroundTruthReplay;
}): readonly Problem[] {
  const { dataset, task, groundTruth } = options;
  const { domain, database, policy } = dataset;
  const changes = changesOf(groundTruth.state).length > 0;
  const idle = !changes && task.outputs.length === 0;
  const knownUser = task.user_id === null || database.tables.get(domain.userTable)?.has(task.user_id) === true;
  return [
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
  ];
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
