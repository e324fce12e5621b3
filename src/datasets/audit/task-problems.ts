import type { Domain } from '../../domains/engine/domain.ts';
import type { GroundTruthCall } from '../../domains/engine/replay-ground-truth.ts';
import { sameHash } from '../../domains/engine/state-difference.ts';
import type { AuditedDataset, AuditedTask } from './audited.ts';
import { endProblems } from './end-problems.ts';
import { exchangesItself } from './exchanges-itself.ts';
import { isMeantRefusal } from './is-meant-refusal.ts';
import { outputProblems } from './output-problems.ts';
import type { Problem, ProblemKind } from './problem.ts';
import { basisOf, idlePasses, startOf } from './reward-basis.ts';
import type { TaskAudit } from './task-audit.ts';

/** What is wrong with one task, in sentences. Whether its id is repeated, only the split can tell. */
export function taskProblems(options: {
  readonly dataset: AuditedDataset;
  readonly task: AuditedTask;
  readonly findings: Omit<TaskAudit, 'problems'>;
}): readonly Problem[] {
  const { dataset, task, findings } = options;
  const { groundTruth, forbidden, unknowable, openChoices } = findings;
  const { domain, database } = dataset;
  const basis = basisOf(task);
  const changes = !sameHash(startOf(dataset, task), groundTruth.state);
  const idle = idlePasses({ dataset, task, expected: groundTruth.state });
  const knownUser = task.user_id === null || database.tables.get(domain.userTable)?.has(task.user_id) === true;
  const refusal = task.expects_no_change;
  return [
    ...groundTruth.failing.flatMap((call) => failureOf(call, isMeantRefusal({ domain, groundTruth, call }))),
    ...task.actions.flatMap((action, index) => sameItem(action, index, domain)),
    ...forbidden.map(
      ({ index, name, breach }): Problem => ({
        kind: 'forbidden_write',
        text: `The policy does not allow expected call ${index}, ${name} (${breach.forbidden}): ${breach.reason}.`,
        action: index,
        values: [],
      }),
    ),
    ...unknowable.map(
      ({ index, name, values }): Problem => ({
        kind: 'unknowable_value',
        text: `Expected call ${index}, ${name}, needs ${values.map((value) => JSON.stringify(value)).join(', ')}, which neither instruction nor policy nor a record within the user's reach holds.`,
        action: index,
        values,
      }),
    ),
    ...openChoices.map(
      ({ index, name, argument, value, others }): Problem => ({
        kind: 'several_end_states',
        text: `Expected call ${index}, ${name}, has ${argument} ${value}, of which the instruction says nothing; ${others.join(', ')} would fit as well and end in another state.`,
        action: index,
        values: [value, ...others],
      }),
    ),
    ...problemIf(!changes && !refusal && basis.includes('DB'), 'no_change', 'The ground truth changes nothing.'),
    ...problemIf(changes && refusal, 'unexpected_change', 'The ground truth of a refusal changes the database.'),
    ...problemIf(idle && !refusal, 'do_nothing_passes', 'An agent that does nothing passes.'),
    ...(basis.includes('COMMUNICATE') ? outputProblems(options) : []),
    ...endProblems(options),
    ...problemIf(!knownUser, 'unknown_user', `User ${task.user_id} is not in the database.`),
  ];
}

/** A read may fail: some ground truths look for a user in two ways. */
function failureOf({ index, name, kind, observation }: GroundTruthCall, isMeant: boolean): Problem[] {
  if (kind === 'read') {
    return [];
  }
  return [
    {
      kind: kind === null ? 'unknown_tool' : 'failing_write',
      text: `Expected call ${index}, ${name}, fails: ${observation}${isMeant ? ' (what follows makes up for it, so the refusal may be meant)' : ''}`,
      action: index,
      values: [],
    },
  ];
}

function sameItem(action: AuditedTask['actions'][number], index: number, domain: Domain): Problem[] {
  return exchangesItself(action, domain).map((id) => ({
    kind: 'same_item',
    text: `Expected call ${index}, ${action.name}, exchanges item ${id} for itself.`,
    action: index,
    values: [id],
  }));
}

function problemIf(holds: boolean, kind: ProblemKind, text: string): Problem[] {
  return holds ? [{ kind, text, action: null, values: [] }] : [];
}
