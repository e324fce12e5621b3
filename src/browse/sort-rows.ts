import { attributionStatusSchema } from '../records/attribution.ts';
import { proofNames, proofOf } from '../records/proof.ts';
import type { FindingRow } from './rows.ts';

/** The orders that `s` goes through; the first is that of the files. */
export const sortKeys = ['file', 'author', 'who', 'type', 'task', 'severity', 'confidence', 'proven', 'step'] as const;

export type SortKey = (typeof sortKeys)[number];

/** The order after this one. */
export function nextSortKey(key: SortKey): SortKey {
  return sortKeys[(sortKeys.indexOf(key) + 1) % sortKeys.length] ?? 'file';
}

/** Rows in the named order; equal ones stay in file order, unknown values come last. */
export function sortRows({ rows, by }: { rows: readonly FindingRow[]; by: SortKey }): readonly FindingRow[] {
  if (by === 'file') {
    return rows;
  }
  return rows.toSorted((left, right) => compare(sortValue(left, by), sortValue(right, by)) || left.order - right.order);
}

const statuses = attributionStatusSchema.options;

const severities: Readonly<Record<string, number>> = { critical: 0, major: 1, minor: 2 };

function sortValue({ finding }: FindingRow, by: SortKey): string | number | null {
  switch (by) {
    case 'author':
      return finding.status === 'error' ? 'error' : finding.author;
    case 'who':
      return finding.attribution === null ? null : statuses.indexOf(finding.attribution.status);
    case 'type':
      return finding.type;
    case 'task':
      return finding.task_id;
    case 'severity':
      return finding.severity === null ? null : (severities[finding.severity] ?? null);
    case 'confidence':
      return finding.confidence === null ? null : -finding.confidence;
    case 'proven':
      return proofOrder(finding);
    case 'step':
      return finding.step;
    default:
      return 0;
  }
}

function proofOrder(finding: FindingRow['finding']): number | null {
  const proof = proofOf(finding);
  return proof === null ? null : proofNames.indexOf(proof.proof);
}

function compare(left: string | number | null, right: string | number | null): number {
  if (left === right) {
    return 0;
  }
  if (left === null) {
    return 1;
  }
  if (right === null) {
    return -1;
  }
  if (typeof left === 'number' && typeof right === 'number') {
    return left - right;
  }
  return String(left) < String(right) ? -1 : 1;
}
