import { openEpisode, toolsOf } from '../../domains/engine/episode.ts';
import { holds, isMet } from '../../domains/engine/scene.ts';
import type { State } from '../../domains/engine/state.ts';
import { sameState } from '../../domains/engine/state-difference.ts';
import type { AuditedDataset, AuditedTask } from './audited.ts';
import type { Problem } from './problem.ts';
import { assertionsHold, basisOf, startOf } from './reward-basis.ts';

/** What is wrong with the statements on the end of a task, and with grading it by its calls. */
export function endProblems(options: { readonly dataset: AuditedDataset; readonly task: AuditedTask }): Problem[] {
  const { dataset, task } = options;
  const basis = basisOf(task);
  const end = basis.includes('ENV_ASSERTION') || basis.includes('ACTION') ? played(dataset, task, null) : null;
  if (end === null) {
    return [];
  }
  return [
    ...(basis.includes('ENV_ASSERTION') ? unmet(dataset, task, end) : []),
    ...(basis.includes('ACTION') ? spareCalls(dataset, task, end) : []),
  ];
}

/** The state in which the expected calls end when agent and user make them, all but one where it is to be left out. */
function played(dataset: AuditedDataset, task: AuditedTask, without: number | null): State {
  const { domain, database } = dataset;
  const episode = openEpisode({ domain, database, state: startOf(dataset, task) });
  for (const [index, action] of task.actions.entries()) {
    if (index !== without) {
      episode.step(action);
    }
  }
  return episode.state;
}

function unmet({ domain }: AuditedDataset, task: AuditedTask, state: State): Problem[] {
  return (task.env_assertions ?? [])
    .filter((assertion) => !isMet({ domain, state, assertion }))
    .map(({ env_type: side, func_name: name, arguments: given, assert_value: wanted }) => ({
      kind: 'assertion_unmet',
      text: holds(domain.assertions?.[side], name)
        ? `After the expected calls ${name}(${JSON.stringify(given)}) is not ${wanted}.`
        : `The world has no assertion ${name}, by which the task is graded.`,
      action: null,
      values: [],
    }));
}

/** Expected writes without which the end is right as well: a run that takes that way fails by its calls alone. */
function spareCalls(dataset: AuditedDataset, task: AuditedTask, end: State): Problem[] {
  const basis = basisOf(task);
  return task.actions.flatMap(({ name, requestor }, index): Problem[] => {
    if (toolsOf(dataset.domain, requestor).find((tool) => tool.name === name)?.kind !== 'write') {
      return [];
    }
    const other = played(dataset, task, index);
    const passes =
      (!basis.includes('ENV_ASSERTION') || assertionsHold({ dataset, task, state: other })) &&
      (!basis.includes('DB') || sameState(end, other));
    const text = `The end is right without expected call ${index}, ${name}, too, but the task is graded by its calls.`;
    return passes ? [{ kind: 'several_paths', text, action: index, values: [] }] : [];
  });
}
