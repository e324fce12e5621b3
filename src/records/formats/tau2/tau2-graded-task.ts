import type { Reward } from '../../reward.ts';
import type { Action, Task } from '../../task.ts';

/**
 * The task that a simulation was graded by. Some files were given a newer list of tasks, in which an id names another task than
 * when the simulation was made; the checks of the grade tell. Then the task of the file that does agree is taken, and where none or more
 * than one does, what the checks themselves hold: without instruction, for that is lost.
 */
export function gradedTask({
  named,
  tasks,
  grade,
}: {
  /** The task of that id; null where the file has none. */
  readonly named: Task | null;
  readonly tasks: Iterable<Task>;
  readonly grade: Reward | null;
}): Task | null {
  if (named === null || grade === null || agrees(named, grade) !== false) {
    return named;
  }
  const others = [...tasks].filter((task) => agrees(task, grade) === true);
  const [only] = others;
  if (only && others.length === 1) {
    return only;
  }
  return {
    user_id: null,
    instruction: null,
    actions: grade.action_checks?.map(({ action }) => action) ?? (grade.state_matches === null ? null : []),
    outputs: grade.outputs?.map(({ text }) => text) ?? [],
    assertions: grade.assertion_checks?.map(({ text }) => text) ?? [],
    env_assertions: [],
    initial_state: null,
    reward_basis: named.reward_basis,
  };
}

/** Whether the checks of a grade are those of a task; null where they are too few to tell. */
function agrees(task: Task, { action_checks, assertion_checks }: Reward): boolean | null {
  const checked = action_checks?.map(({ action }) => textOf(action)).sort();
  if (checked && checked.length > 0) {
    return checked.join() === textOfActions(task);
  }
  const asserted = assertion_checks?.map(({ text }) => text) ?? [];
  if (asserted.length > 0) {
    return asserted.every((text) => task.assertions.includes(text));
  }
  return null;
}

const texts = new WeakMap<Task, string>();

/** The expected calls of a task as one text; kept, since each run of a file may be held against all its tasks. */
function textOfActions(task: Task): string {
  const text = texts.get(task) ?? (task.actions ?? []).map(textOf).sort().join();
  texts.set(task, text);
  return text;
}

/** The call as a text that does not depend on the order of keys. */
function textOf({ name, arguments: given }: Action): string {
  return `${name} ${JSON.stringify(given, (_, value: unknown) => (isPlain(value) ? Object.fromEntries(Object.entries(value).sort()) : value))}`;
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
