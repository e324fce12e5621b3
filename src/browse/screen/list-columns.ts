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

/** The columns that fit into `columns`: the least needed ones go first, and the description takes what is left. */
export function listColumns(columns: number): readonly Column[] {
  const room = columns - 1;
  let chosen = allColumns;
  for (const title of dropOrder) {
    if (neededWidth(chosen) + leastDescription <= room) break;
    chosen = chosen.filter((column) => column.title !== title);
  }
  const rest = room - neededWidth(chosen);
  // Too little for the description to say anything: the type gets the room.
  if (rest < 8) return chosen.map((column, index) => (index === chosen.length - 1 ? grown(column, rest) : column));
  return [...chosen, { title: 'description', width: rest, text: descriptionText }];
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

const leastDescription = 20;
const dropOrder = ['conf', 'severity', 'proven', 'trial', 'step', 'task'];

function neededWidth(columns: readonly Column[]): number {
  return columns.reduce((sum, { width }) => sum + width + 1, 0);
}

function grown(column: Column, by: number): Column {
  return { ...column, width: Math.max(1, column.width + by) };
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
  { title: 'type', width: 23, text: ({ type }) => type ?? '-' },
];

function provenMark({ counterfactual }: Finding, glyphs: Glyphs): string {
  if (counterfactual?.proven === true) return `${glyphs.proven} yes`;
  return counterfactual?.proven === false ? '- no' : '-';
}

function descriptionText(finding: Finding): string {
  if (finding.status === 'error') return `not judged: ${finding.error ?? 'no reason was recorded'}`;
  return finding.description ?? 'no fault was found';
}
