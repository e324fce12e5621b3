import { auditTask } from '../../../datasets/audit/audit-task.ts';
import type { TaskAudit } from '../../../datasets/audit/task-audit.ts';
import type { AlignmentRow } from '../../../records/finding.ts';
import type { CaseFile } from '../../case/case-file.ts';
import { sameValue } from '../../case/same-value.ts';

const audits = new WeakMap<object, TaskAudit>();

/** The audit of a run's task; null where the run was not replayed on a data set, for then there are no records to audit it by. */
export function auditOf({ replayed, task }: Pick<CaseFile, 'replayed' | 'task'>): TaskAudit | null {
  const dataset = replayed?.target.dataset ?? null;
  if (!replayed || !dataset || !task?.actions) {
    return null;
  }
  const known = audits.get(replayed);
  if (known) {
    return known;
  }
  const audit = auditTask({
    dataset,
    task: { ...task, actions: task.actions, expects_no_change: false },
  });
  audits.set(replayed, audit);
  return audit;
}

/** The expected call of a row that the policy forbids, with the reason; null where the row has none. */
export function forbiddenIn(file: CaseFile, row: AlignmentRow): TaskAudit['forbidden'][number] | null {
  return auditOf(file)?.forbidden.find(({ index }) => isCallOf(file, row, index)) ?? null;
}

/** Whether the policy forbids a row's expected call whatever its arguments. */
export function isWhollyForbidden(file: CaseFile, row: AlignmentRow): boolean {
  const found = forbiddenIn(file, row);
  return found !== null && found.breach.about === undefined;
}

/** The values of a row's expected call that nobody could know and that nobody said in the run; null where it has none. */
export function unknowableIn(file: CaseFile, row: AlignmentRow): TaskAudit['unknowable'][number] | null {
  const found = auditOf(file)?.unknowable.find(({ index }) => isCallOf(file, row, index)) ?? null;
  return found?.values.some((value) => !isSaid(file, value)) ? found : null;
}

function isCallOf({ expected }: CaseFile, row: AlignmentRow, index: number): boolean {
  const call = expected?.find((one) => one.index === index);
  return (
    call !== undefined && row.expected?.name === call.name && sameValue({ ...call.arguments }, row.expected.arguments)
  );
}

/** Whether a message holds a value; of a date a user's word of its year is enough. */
function isSaid({ trajectory }: CaseFile, value: string): boolean {
  const year = /^(\d{4})-\d{2}-\d{2}$/.exec(value)?.[1];
  return trajectory.messages.some(
    ({ role, content, said }) =>
      (content ?? '').includes(value) || (year !== undefined && role === 'user' && (said ?? '').includes(year)),
  );
}
