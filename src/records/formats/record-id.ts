import { createHash } from 'node:crypto';

/**
 * The stable id of a record: task, trial ("-" where they are unknown) and the first 12 hex digits of the SHA-256 of its JSON
 * as JSON.stringify writes it. White space, number spelling, escapes and compression of the file do not change it.
 */
export function recordId({
  taskId,
  trial,
  record,
}: {
  taskId: string | number | null;
  trial: number | null;
  record: unknown;
}): string {
  const hash = createHash('sha256').update(JSON.stringify(record)).digest('hex').slice(0, 12);
  return `${taskId ?? '-'}.${trial ?? '-'}.${hash}`;
}
