import type { AlignmentRow } from '../../records/finding.ts';
import { sanitiseLine } from '../../text/sanitise.ts';
import { truncate } from '../../text/truncate.ts';
import { displayWidth } from '../../text/width.ts';
import { type Block, type Document, toDocument } from '../document.ts';
import type { Glyphs } from '../glyphs.ts';
import { fitLine, type Line, type Style, span } from '../line.ts';
import { compactJson, heading, prose } from '../prose.ts';
import type { TabInput } from './tab-input.ts';

/** Expected and actual calls side by side, with the arguments that differ. */
export function expectedActualDocument({ finding, width, glyphs }: TabInput): Document {
  if (finding.alignment.length === 0) {
    return toDocument([{ step: null, lines: prose({ text: emptyText, width }) }]);
  }
  const columns = columnWidths(width);
  const marked = ({ text }: { text: string }, columnsOf: number): Line =>
    fitLine({ line: [span(text, { bold: true })], width: columnsOf, mark: glyphs.cut });
  const title: Line = [
    ...marked({ text: 'expected' }, columns.expected),
    span(` ${glyphs.border} `, { dim: true }),
    ...marked({ text: 'actual' }, columns.actual),
    ...(columns.differing === 0 ? [] : [span(` ${glyphs.border} `, { dim: true }), ...heading('differs')]),
  ];
  const blocks = finding.alignment.map((row, index): Block => {
    const lines = rowLines({ row, columns, glyphs, width });
    return { step: row.step, lines: index === 0 ? [title, ...lines] : lines };
  });
  return toDocument(blocks);
}

/** The first row in which the run leaves the ground truth, or the first one. */
export function firstDivergence(alignment: readonly AlignmentRow[]): number {
  return Math.max(
    0,
    alignment.findIndex((row) => row.status !== 'matched'),
  );
}

const emptyText =
  'There is nothing to compare: the file holds no ground-truth actions for this run, or neither side changed anything.';

interface Columns {
  readonly expected: number;
  readonly actual: number;
  /** 0 where the differing arguments stand in the row's heading instead. */
  readonly differing: number;
}

function columnWidths(width: number): Columns {
  const differing = width >= 72 ? 16 : 0;
  const left = width - 3 - (differing === 0 ? 0 : differing + 3);
  const expected = Math.max(6, Math.floor(left / 2));
  return { expected, actual: Math.max(6, left - expected), differing };
}

function rowLines({
  row,
  columns,
  glyphs,
  width,
}: {
  row: AlignmentRow;
  columns: Columns;
  glyphs: Glyphs;
  width: number;
}): readonly Line[] {
  const matched = row.status === 'matched';
  const border = span(` ${glyphs.border} `, { dim: true });
  const keys = matched ? [] : argumentNames(row);
  const pair = (expected: Line, actual: Line, differing: string): Line => [
    ...fitLine({ line: expected, width: columns.expected, mark: glyphs.cut }),
    border,
    ...fitLine({ line: actual, width: columns.actual, mark: glyphs.cut }),
    ...(columns.differing === 0 ? [] : [border, span(differing, { bold: true })]),
  ];
  const looks: Style = matched ? { color: 'gray' } : { bold: true };
  const left = row.expected?.name ?? '(no such call expected)';
  const right = row.actual?.name ?? '(not called)';
  const fits =
    displayWidth(sanitiseLine(left)) <= columns.expected && displayWidth(sanitiseLine(right)) <= columns.actual;
  // Two names cut short would look the same, so one that both sides share stands over both.
  const names = fits
    ? pair([span(left, looks)], [span(right, looks)], row.keys.join(', '))
    : [span(left === right ? left : `${left} ${glyphs.border} ${right}`, looks)];
  const rows = keys.flatMap((key) => argumentLines({ key, row, columns, glyphs, pair }));
  const head = fitLine({ line: headLine({ row, glyphs, columns }), width, mark: glyphs.cut });
  return matched ? [head, names] : [head, names, ...rows];
}

function headLine({ row, glyphs, columns }: { row: AlignmentRow; glyphs: Glyphs; columns: Columns }): Line {
  const matched = row.status === 'matched';
  const step = row.step === null ? '' : ` step ${row.step}`;
  const differs = row.keys.length > 0 && columns.differing === 0 ? ` differs: ${row.keys.join(', ')}` : '';
  return [
    span(
      `${matched ? '=' : glyphs.differs} ${row.status.replaceAll('_', ' ')}`,
      matched ? { dim: true } : { color: 'yellow' },
    ),
    span(step, { dim: true }),
    span(differs, { bold: true }),
  ];
}

function argumentLines({
  key,
  row,
  columns,
  glyphs,
  pair,
}: {
  key: string;
  row: AlignmentRow;
  columns: Columns;
  glyphs: Glyphs;
  pair: (expected: Line, actual: Line, differing: string) => Line;
}): readonly Line[] {
  const differs = row.keys.includes(key);
  const style: Style = differs ? { color: 'yellow' } : {};
  const sign = differs ? glyphs.differs : ' ';
  const side = (call: AlignmentRow['expected'], width: number): readonly Line[] => {
    if (call === null || !(key in call.arguments)) {
      return [];
    }
    const text = `${sign} ${key}: ${compactJson(call.arguments[key])}`;
    // Beside differing arguments the equal ones only need to be named.
    if (!differs && row.keys.length > 0) {
      return [[span(truncate({ text: sanitiseLine(text), width, mark: glyphs.cut }), { dim: true })]];
    }
    return prose({ text, width, style, hang: 2 });
  };
  const left = side(row.expected, columns.expected);
  const right = side(row.actual, columns.actual);
  const height = Math.max(left.length, right.length);
  return Array.from({ length: height }, (_, index) => pair(left[index] ?? [], right[index] ?? [], ''));
}

// Those that differ first.
function argumentNames({ expected, actual, keys }: AlignmentRow): readonly string[] {
  return [...new Set([...keys, ...Object.keys(expected?.arguments ?? {}), ...Object.keys(actual?.arguments ?? {})])];
}
