import type { Finding } from '../../records/finding.ts';
import { sanitiseLine } from '../../text/sanitise.ts';
import { fitText } from '../../text/truncate.ts';
import { findingMark } from '../author-mark.ts';
import type { Glyphs } from '../glyphs.ts';
import { type Line, type Style, span } from '../line.ts';

/** A column of the list of findings. */
interface Column {
  readonly title: string;
  readonly width: number;
  readonly text: (finding: Finding, glyphs: Glyphs) => string;
  readonly style?: (finding: Finding) => Style;
}

/**
 * The columns that fit into `columns`: the least needed ones go first, and the description takes what is left.
 * `taskWidth` is the width of the longest task id.
 */
export function listColumns({ columns, taskWidth }: { columns: number; taskWidth: number }): readonly Column[] {
  const room = columns - 1;
  let chosen = allColumns.map((column) => {
    if (column.title === 'task') return { ...column, width: Math.max(4, Math.min(taskWidth, 12)) };
    return column.title === 'fault of' && columns < 32 ? { ...column, width: 7 } : column;
  });
  for (const title of dropOrder) {
    if (neededWidth(chosen) <= room) break;
    chosen = chosen.filter((column) => column.title !== title);
  }
  const last = chosen.at(-1);
  // What is left goes to the last column, or is taken from it where even two columns are too wide.
  const rest = room - neededWidth(chosen);
  return last === undefined ? chosen : [...chosen.slice(0, -1), { ...last, width: Math.max(1, last.width + rest) }];
}

/** The headings of the columns. */
export function titleLine({ columns, cut }: { columns: readonly Column[]; cut: string }): Line {
  const text = columns.map(({ title, width }) => fitText({ text: title, width, mark: cut })).join(' ');
  return [span(` ${text}`, { bold: true })];
}

/** One finding as a row of the list. */
export function findingLine({
  finding,
  columns,
  glyphs,
}: {
  finding: Finding;
  columns: readonly Column[];
  glyphs: Glyphs;
}): Line {
  return columns.map((column, index) => {
    const text = fitText({ text: sanitiseLine(column.text(finding, glyphs)), width: column.width, mark: glyphs.cut });
    return span(index === 0 ? text : ` ${text}`, column.style?.(finding));
  });
}

const dropOrder = ['conf', 'severity', 'proven', 'description', 'trial', 'step', 'task'];

function neededWidth(columns: readonly Column[]): number {
  return columns.reduce((sum, { width }) => sum + width + 1, -1);
}

const allColumns: readonly Column[] = [
  {
    title: 'fault of',
    width: 14,
    text: (finding) => `${findingMark(finding).glyph} ${findingMark(finding).word}`,
    style: (finding) => ({ color: findingMark(finding).color }),
  },
  { title: 'task', width: 4, text: ({ task_id }) => String(task_id ?? '-') },
  { title: 'trial', width: 5, text: ({ trial }) => String(trial ?? '-') },
  { title: 'step', width: 4, text: ({ step }) => String(step ?? '-') },
  { title: 'severity', width: 8, text: ({ severity }) => severity ?? '-' },
  { title: 'conf', width: 4, text: ({ confidence }) => (confidence === null ? '-' : confidence.toFixed(2)) },
  { title: 'proven', width: 6, text: provenMark },
  { title: 'type', width: 24, text: ({ type }) => type ?? '-' },
  { title: 'description', width: 20, text: descriptionText },
];

function provenMark({ counterfactual }: Finding, glyphs: Glyphs): string {
  if (counterfactual?.proven === true) return `${glyphs.proven} yes`;
  return counterfactual?.proven === false ? '- no' : '-';
}

function descriptionText(finding: Finding): string {
  if (finding.status === 'error') return `not judged: ${finding.error ?? 'no reason was recorded'}`;
  return finding.description ?? 'no fault was found';
}
