import type { Dataset } from '../../datasets/dataset.ts';
import { customersOf } from '../../domains/engine/customers-of.ts';
import { field } from '../../domains/engine/record-fields.ts';
import { callsOf } from '../../records/calls.ts';
import type { Task } from '../../records/task.ts';
import type { Trajectory } from '../../records/trajectory.ts';
import type { ReplayTarget } from './replay-run.ts';

/** The task of a run; where the data set's task of that id is another user's, the reason for going without one, in one sentence. */
export interface TaskOfRun {
  readonly task: Task | null;
  readonly refusal: string | null;
}

/**
 * The task inside the file is the one that was graded. The data set's stands in only where the file has no ground truth, and only if it is
 * this run's: same instruction and user where the file tells them, and the user who was spoken with.
 */
export function taskOfRun(trajectory: Trajectory, target: ReplayTarget | null): TaskOfRun {
  const { task, task_id } = trajectory;
  if (task?.actions || !target || task_id === null || !target.dataset?.splits.includes(target.split)) {
    return { task, refusal: null };
  }
  const stored = target.dataset.tasks(target.split).find(({ id }) => String(id) === String(task_id));
  if (stored === undefined) {
    return { task, refusal: null };
  }
  const other = otherUser(trajectory, stored, target.dataset);
  return other === null ? { task: stored, refusal: null } : { task, refusal: `No ground truth: ${other}` };
}

/** Why the stored task is not this run's, as the end of a sentence; null where it is. */
function otherUser(trajectory: Trajectory, stored: Task, dataset: Dataset): string | null {
  const named = `task ${trajectory.task_id} of the data set`;
  const told = trajectory.task;
  const wanted = stored.user_id;
  if (told?.user_id && wanted !== null && told.user_id !== wanted) {
    return `${named} is of the user ${wanted}, and the run's own task of ${told.user_id}.`;
  }
  if (told?.instruction && stored.instruction !== null) {
    return plain(told.instruction) === plain(stored.instruction)
      ? null
      : `${named} has another instruction than the run's own.`;
  }
  if (told?.user_id || wanted === null) {
    return null;
  }
  const found = usersIn(trajectory, dataset);
  if (found.includes(wanted)) {
    return null;
  }
  if (found.length > 0) {
    return `${named} is of the user ${wanted}, and the run is with ${found.join(' and ')}.`;
  }
  return isIntroduced(trajectory, wanted, dataset)
    ? null
    : `${named} is of the user ${wanted}, and nothing in the run says that it is with this user.`;
}

/** Users whom look-ups found, and those whose id is an argument of a call or stands in what the user says. */
function usersIn({ messages }: Trajectory, { domain, database }: Dataset): string[] {
  const known = database.tables.get(domain.userTable);
  const calls = callsOf(messages).map(({ toolCall, observation }) => ({
    name: toolCall.name,
    arguments: toolCall.arguments ?? {},
    observation,
  }));
  const given = calls.flatMap(({ arguments: values }) => Object.values(values));
  const spoken = messages.flatMap(({ role, said }) => (role === 'user' ? ((said ?? '').match(/[\w-]+/g) ?? []) : []));
  const named = [...given, ...spoken].filter(
    (value): value is string => typeof value === 'string' && known?.has(value) === true,
  );
  return [...new Set([...customersOf({ domain, database, calls }), ...named])];
}

/** Whether the user gives the name or the email address of that record. */
function isIntroduced({ messages }: Trajectory, user: string, dataset: Dataset): boolean {
  const record = dataset.database.tables.get(dataset.domain.userTable)?.get(user);
  const spoken = messages.flatMap(({ role, said }) => (role === 'user' ? [plain(said ?? '')] : [])).join(' ');
  const email = field(record, 'email');
  const names = [field(record, 'name', 'first_name'), field(record, 'name', 'last_name')];
  return (
    (typeof email === 'string' && spoken.includes(plain(email))) ||
    names.every((name) => typeof name === 'string' && spoken.includes(plain(name)))
  );
}

function plain(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}
