import type { Dataset, DatasetTask } from '../../datasets/dataset.ts';
import type { Domain } from '../../domains/engine/domain.ts';
import type { Introduction } from '../../domains/engine/introduction.ts';
import { recordOf } from '../../domains/engine/record-fields.ts';

/** How a task's customer is found, in the way that the domain asks for; null where the task names nobody. */
export function identityOf({
  dataset: { domain, database },
  task,
}: {
  readonly dataset: Dataset;
  readonly task: DatasetTask;
}): Introduction | null {
  const { user_id: id } = task;
  const record = recordOf(database, domain.userTable, id);
  if (record === undefined || id === null) {
    return null;
  }
  return domain.identity?.introduce?.({ id, record, instruction: task.instruction ?? '' }) ?? introduceById(domain, id);
}

/** By the id alone, with the first look-up that takes an id and no more, where the domain has one. */
function introduceById({ tools, identity }: Domain, id: string): Introduction {
  const noun = `${identity?.noun ?? 'user'} id`;
  const keysOf = (name: string) => Object.keys(tools.find((tool) => tool.name === name)?.parameters.shape ?? {});
  const [lookup = null] = (identity?.lookUps ?? []).flatMap((name) => {
    const [key, ...more] = keysOf(name);
    return key?.endsWith('_id') && more.length === 0 ? [{ name, arguments: { [key]: id } }] : [];
  });
  return {
    noun,
    question: `Gladly. May I have your ${noun} first?`,
    answer: `My ${noun} is ${id}.`,
    lookup,
  };
}
