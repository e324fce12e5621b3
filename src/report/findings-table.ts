import { basename } from 'node:path';
import type { Finding } from '../records/finding.ts';
import { type ProofName, proofOf } from '../records/proof.ts';
import { sanitiseLine } from '../text/sanitise.ts';
import { fitText, truncate } from '../text/truncate.ts';
import { displayWidth } from '../text/width.ts';
import { varyingColumns } from './varying-columns.ts';
import { verdictWords } from './verdict-words.ts';

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
  { title: 'author', most: 12, read: (finding) => verdictWords(finding).author },
  { title: 'who', most: 11, read: (finding) => verdictWords(finding).who },
  { title: 'type', most: 24, read: (finding) => verdictWords(finding).type },
  { title: 'step', most: 5, read: ({ step }) => String(step ?? '-') },
  { title: 'sure', most: 4, read: ({ confidence }) => (confidence === null ? '-' : confidence.toFixed(2)) },
  { title: 'proof', most: 8, read: proofMark },
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

/** What goes first where there is no room: the verdict is worth more than the file, and how sure it is less than the reason. */
const dropOrder = ['file', 'proof', 'sure', 'trial', 'who', 'step'];

const proofMarks: Readonly<Record<ProofName, string>> = {
  proven_one_edit: '1 edit',
  proven_several: 'several',
  not_proven: 'no',
  not_replayable: '-',
};

/** By how many edits the reward was flipped; `no` where none did, `-` where none could be tried. */
export function proofMark(finding: Finding): string {
  const proof = proofOf(finding);
  return proof === null ? '-' : proofMarks[proof.proof];
}

/** Columns that stay although all rows may say the same in them. */
const kept = ['task', 'author', 'type', 'step', 'why'];

/**
 * Findings as a plain table of at most `width` columns, one row a finding. Columns that say the same in every row are left out,
 * and on a narrow screen those that a reader can do without.
 */
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
  const plain = varyingColumns({ columns, rows: findings, read: ({ read }, finding) => read(finding), kept });
  const measured = (column: Column) =>
    Math.min(
      column.most,
      Math.max(...[column.title, ...findings.map(column.read)].map((text) => displayWidth(sanitiseLine(text)))),
    );
  let shown = several ? [fileColumn, ...plain] : plain;
  const needed = () => shown.slice(0, -1).reduce((sum, column) => sum + measured(column) + 2, leastProse);
  for (const title of dropOrder) {
    if (needed() > width) {
      shown = shown.filter((column) => column.title !== title);
    }
  }
  const cells = findings.map((finding) => shown.map((column) => sanitiseLine(column.read(finding))));
  const widths = shown.map(measured);
  const line = (row: readonly string[]) => {
    let left = width;
    const parts: string[] = [];
    for (const [index, text] of row.entries()) {
      const last = index === row.length - 1;
      const needed = last ? leastProse : (widths[index] ?? 0);
      // Half a number misleads; what does not fit is left out.
      if (left < needed && parts.length > 0) {
        break;
      }
      const room = Math.min(widths[index] ?? 0, left);
      parts.push(last ? truncate({ text, width: left }) : fitText({ text, width: room }));
      left -= room + 2;
    }
    return parts.join('  ').trimEnd();
  };
  return [line(shown.map(({ title }) => title)), ...cells.map(line)].join('\n');
}
