import { auditTask } from '../datasets/audit/audit-task.ts';
import type { Dataset, DatasetTask } from '../datasets/dataset.ts';
import { isDictionary, isList, PythonFloat, type Value } from '../python/value.ts';
import type { Draft } from './draft.ts';

/**
 * Whether a task is fit for grading: the audit of data sets finds nothing, every expected call runs and each write counts, the
 * instruction is whole, and no output can be had without the work.
 */
export function isSound({
  dataset,
  draft,
}: {
  readonly dataset: Pick<Dataset, 'domain' | 'database' | 'policy'>;
  readonly draft: Draft;
}): boolean {
  const { instruction, outputs = [] } = draft;
  const { groundTruth, problems } = auditTask({ dataset, task: toDatasetTask(draft) });
  return (
    groundTruth.failing.length === 0 &&
    groundTruth.calls.every(({ kind, changes }) => kind !== 'write' || changes.length > 0) &&
    problems.length === 0 &&
    new Set(outputs).size === outputs.length &&
    !outputs.some((output) => isGivenAway({ output, draft, dataset })) &&
    !/undefined|NaN|\bnull|null\b| {2}/.test(instruction)
  );
}

/** Whether policy or instruction have the output in them, or a field of the user's own record is it: that may be said in passing. */
function isGivenAway({
  output,
  draft: { userId, instruction },
  dataset: { domain, database, policy },
}: {
  readonly output: string;
  readonly draft: Draft;
  readonly dataset: Pick<Dataset, 'domain' | 'database' | 'policy'>;
}): boolean {
  const texts = [policy, instruction].flatMap((text) => [text, text.replaceAll(',', '')]);
  return (
    texts.some((text) => text.includes(output)) || holds(database.tables.get(domain.userTable)?.get(userId), output)
  );
}

function holds(value: Value | undefined, output: string): boolean {
  if (value === undefined || value === null) {
    return false;
  }
  if (value instanceof PythonFloat) {
    return holds(value.value, output);
  }
  if (isList(value)) {
    return value.some((item) => holds(item, output));
  }
  if (isDictionary(value)) {
    return Object.values(value).some((item) => holds(item, output));
  }
  return String(value) === output;
}

function toDatasetTask({ userId, instruction, actions, outputs = [], refusal }: Draft): DatasetTask {
  return {
    id: 0,
    user_id: userId,
    instruction,
    actions: actions.map(({ name, kwargs }) => ({
      name,
      arguments: kwargs,
      compare_arguments: null,
      requestor: 'assistant',
    })),
    outputs,
    assertions: [],
    reward_basis: null,
    env_assertions: [],
    initial_state: null,
    expects_no_change: refusal === true,
  };
}
