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
  if (record === undefined || id === null) return null;
  return domain.identity?.introduce?.({ id, record, instruction: task.instruction ?? '' }) ?? introduceById(domain, id);
}

/** By the id alone, with a look-up that takes no more than that, where the domain has one. */
function introduceById({ tools, identity }: Domain, id: string): Introduction {
  const noun = `${identity?.noun ?? 'user'} id`;
  const tool = tools.find(
    ({ name, parameters }) => identity?.lookUps.includes(name) && Object.keys(parameters.shape).length === 1,
  );
  const [key] = Object.keys(tool?.parameters.shape ?? {});
  return {
    noun,
    question: `Gladly. May I have your ${noun} first?`,
    answer: `My ${noun} is ${id}.`,
    lookup: tool === undefined || key === undefined ? null : { name: tool.name, arguments: { [key]: id } },
  };
}
