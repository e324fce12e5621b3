import type { Finding } from '../../records/finding.ts';
import { proofOf } from '../../records/proof.ts';
import { proofMark } from '../../report/findings-table.ts';
import { varyingColumns } from '../../report/varying-columns.ts';
import { verdictWords } from '../../report/verdict-words.ts';
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
 * `taskWidth` is the width of the longest task id. A column that says the same in all of `rows` is left out.
 */
export function listColumns({
  columns,
  taskWidth,
  rows,
  glyphs,
}: {
  readonly columns: number;
  readonly taskWidth: number;
  readonly rows: readonly Finding[];
  readonly glyphs: Glyphs;
}): readonly Column[] {
  const room = columns - 1;
  const read = (column: Column, finding: Finding) => column.text(finding, glyphs);
  let chosen = varyingColumns({ columns: allColumns, rows, read, kept }).map((column) => {
    if (column.title === 'task') {
      return { ...column, width: Math.max(4, Math.min(taskWidth, 12)) };
    }
    return column.title === 'fault of' && columns < 32 ? { ...column, width: 7 } : column;
  });
  for (const title of dropOrder) {
    if (neededWidth(chosen) <= room) {
      break;
    }
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

const dropOrder = ['conf', 'proof', 'description', 'trial', 'who', 'step', 'task'];

/** Columns that stay although all rows may say the same in them. */
const kept = ['fault of', 'task', 'type', 'description'];

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
  { title: 'who', width: 11, text: (finding) => verdictWords(finding).who },
  { title: 'task', width: 4, text: ({ task_id }) => String(task_id ?? '-') },
  { title: 'trial', width: 5, text: ({ trial }) => String(trial ?? '-') },
  { title: 'step', width: 4, text: ({ step }) => String(step ?? '-') },
  { title: 'conf', width: 4, text: ({ confidence }) => (confidence === null ? '-' : confidence.toFixed(2)) },
  { title: 'proof', width: 9, text: (finding, glyphs) => proofText(finding, glyphs) },
  { title: 'type', width: 24, text: (finding) => verdictWords(finding).type },
  { title: 'description', width: 20, text: descriptionText },
];

function proofText(finding: Finding, glyphs: Glyphs): string {
  const proof = proofOf(finding)?.proof;
  const mark = proof === 'proven_one_edit' || proof === 'proven_several' ? glyphs.proven : '-';
  return proof === undefined || proof === 'not_replayable' ? '-' : `${mark} ${proofMark(finding)}`;
}

function descriptionText(finding: Finding): string {
  if (finding.status === 'error') {
    return `not judged: ${finding.error ?? 'no reason was recorded'}`;
  }
  return finding.description ?? 'no fault was found';
}
