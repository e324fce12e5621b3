import { type KeyRow, keyRows, type View } from '../key-table.ts';
import { layoutOf } from '../layout.ts';
import { type Line, span } from '../line.ts';
import { heading } from '../prose.ts';
import type { State } from '../state.ts';

/** The help of the view, scrolled. */
export function helpScreen({ state, top }: { state: State; top: number }): readonly Line[] {
  const { columns, rows } = layoutOf(state);
  return helpLines({ view: state.view, columns }).slice(top, top + rows - 1);
}

/** All rows of the help, made from the key table; two columns of keys where there is room. */
export function helpLines({ view, columns }: { view: View; columns: number }): readonly Line[] {
  const title = heading(` Keys in the ${titles[view]}`);
  const legend: Line = [span(' x agent  ! user  ~ environment  ? undetermined  E error', { dim: true })];
  const rows = keyRows(view);
  if (columns < 100) {
    return [title, ...rows.map((row) => helpRow({ row, narrow: columns < 50 })), legend];
  }
  const half = Math.ceil(rows.length / 2);
  const width = Math.floor(columns / 2);
  const pairs = rows.slice(0, half).map((row, index): Line => {
    const right = rows[half + index];
    return right === undefined ? helpRow({ row, width }) : [...helpRow({ row, width }), ...helpRow({ row: right })];
  });
  return [title, [], ...pairs, [], legend];
}

const titles: Readonly<Record<View, string>> = {
  runs: 'list of files',
  list: 'list of findings',
  trajectory: 'trajectory',
};

function helpRow({ row, width = 0, narrow = false }: { row: KeyRow; width?: number; narrow?: boolean }): Line {
  const keys = narrow ? ` ${row.keys[0] ?? ''}`.padEnd(8) : ` ${row.keys.join(' ')}`.padEnd(18);
  return [span(keys, { bold: true, color: 'cyan' }), span(` ${row.text}`.padEnd(Math.max(0, width - keys.length)))];
}
