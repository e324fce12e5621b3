import { basename } from 'node:path';
import type { Finding } from '../records/finding.ts';
import { sanitiseLine } from '../text/sanitise.ts';
import { fitText, truncate } from '../text/truncate.ts';
import { displayWidth } from '../text/width.ts';

interface Column {
  readonly title: string;
  /** Most columns it may take; the last one takes what is left. */
  readonly most: number;
  readonly read: (finding: Finding) => string;
}

const fileColumn: Column = {
  title: 'file',
  most: 24,
  read: ({ source }) => basename(source.file).replace(/\.jsonl?(\.gz)?$/, ''),
};

const columns: readonly Column[] = [
  { title: 'task', most: 10, read: ({ task_id }) => String(task_id ?? '-') },
  { title: 'trial', most: 5, read: ({ trial }) => String(trial ?? '-') },
  { title: 'author', most: 12, read: ({ author, status }) => (status === 'error' ? 'ERROR' : (author ?? '-')) },
  { title: 'type', most: 24, read: ({ type }) => type ?? '-' },
  { title: 'step', most: 5, read: ({ step }) => String(step ?? '-') },
  { title: 'sure', most: 4, read: ({ confidence }) => (confidence === null ? '-' : confidence.toFixed(2)) },
  { title: 'proof', most: 6, read: provenMark },
  {
    title: 'why',
    most: Number.POSITIVE_INFINITY,
    read: ({ description, error }) => sanitiseLine(description === null ? (error ?? '') : withoutSubject(description)),
  },
];

/** Author and step have columns of their own, so the reason begins with what was done. */
function withoutSubject(description: string): string {
  return description
    .replace(/^(?:At step \d+ )?the (?:agent|simulated user) /i, '')
    .replace(/^called (\w+) with other arguments than expected: /, '$1: ');
}

/** Fewer columns of a description say nothing. */
const leastProse = 12;

/** `yes`, `no`, or `-` where a repair could not be tried. */
export function provenMark({ counterfactual }: Finding): string {
  if (!counterfactual || counterfactual.proven === null) return '-';
  return counterfactual.proven ? 'yes' : 'no';
}

/** Findings as a plain table of at most `width` columns, one row a finding; narrow screens lose the last columns first. */
export function findingsTable({
  findings,
  width,
  several = findings.some((finding) => finding.source.file !== findings[0]?.source.file),
}: {
  readonly findings: readonly Finding[];
  readonly width: number;
  /** Whether they come from several files, further ones that are not shown included. */
  readonly several?: boolean;
}): string {
  const tested = findings.some((finding) => finding.counterfactual);
  const plain = columns.filter(({ title }) => tested || title !== 'proof');
  const measured = (column: Column) =>
    Math.min(
      column.most,
      Math.max(...[column.title, ...findings.map(column.read)].map((text) => displayWidth(sanitiseLine(text)))),
    );
  const needed = [fileColumn, ...plain].slice(0, -2).reduce((sum, column) => sum + measured(column) + 2, 0);
  // On a narrow screen the verdict is worth more than the file.
  const shown = several && needed <= width ? [fileColumn, ...plain] : plain;
  const cells = findings.map((finding) => shown.map((column) => sanitiseLine(column.read(finding))));
  const widths = shown.map(measured);
  const line = (row: readonly string[]) => {
    let left = width;
    const parts: string[] = [];
    for (const [index, text] of row.entries()) {
      const last = index === row.length - 1;
      const needed = last ? leastProse : (widths[index] ?? 0);
      // Half a number misleads; what does not fit is left out.
      if (left < needed && parts.length > 0) break;
      const room = Math.min(widths[index] ?? 0, left);
      parts.push(last ? truncate({ text, width: left }) : fitText({ text, width: room }));
      left -= room + 2;
    }
    return parts.join('  ').trimEnd();
  };
  return [line(shown.map(({ title }) => title)), ...cells.map(line)].join('\n');
}
