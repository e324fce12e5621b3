import type { Finding } from '../records/finding.ts';
import type { FindingsFile } from '../records/read-findings.ts';
import { isFailed, isPassed } from '../records/reward.ts';

/** What the browser was started with: the files in the order they were named. */
export type LoadedFindings = readonly FindingsFile[];

/** One finding and where it came from. */
export interface FindingRow {
  /** Names the row for as long as the files do not change. */
  readonly key: string;
  /** Index of the findings file. */
  readonly file: number;
  /** Place in the order of the files. */
  readonly order: number;
  readonly finding: Finding;
}

/** All findings of all files as one list. */
export function toRows(files: LoadedFindings): readonly FindingRow[] {
  const rows: FindingRow[] = [];
  for (const [file, { findings }] of files.entries()) {
    for (const finding of findings) {
      const key = `${file}\n${finding.source.file}\n${finding.source.index}\n${finding.trajectory}`;
      rows.push({ key, file, order: rows.length, finding });
    }
  }
  return rows;
}

/** How many of the findings are about failed runs; an ungraded run is neither passed nor failed. */
export function countFailed(findings: readonly Finding[]): number {
  return findings.filter(({ reward }) => isFailed(reward)).length;
}

/** How many of the judged findings are about runs that passed. */
export function countPassed(findings: readonly Finding[]): number {
  return findings.filter(({ status, reward }) => status === 'judged' && isPassed(reward)).length;
}
