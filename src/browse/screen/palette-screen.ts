import { layoutOf } from '../layout.ts';
import { type Line, listLine, span } from '../line.ts';
import { heading } from '../prose.ts';
import type { Mode, State } from '../state.ts';
import { paletteRows } from '../update/palette-rows.ts';

/** The commands of the view that the typed words leave; the prompt stands in the status line. */
export function paletteScreen({
  state,
  mode,
}: {
  state: State;
  mode: Extract<Mode, { kind: 'palette' }>;
}): readonly Line[] {
  const rows = paletteRows({ view: state.view, text: mode.text });
  if (rows.length === 0) {
    return [heading(' Commands'), [span(' No command has these words.')]];
  }
  const { rows: screenRows, columns } = layoutOf(state);
  const height = Math.max(1, screenRows - 2);
  const top = Math.max(0, mode.cursor - height + 1);
  const lines = rows.slice(top, top + height).map((row, index): Line => {
    const line: Line = [span(`${row.text.padEnd(46)} `), span(row.keys.join(' '), { color: 'cyan' })];
    return listLine({ line, selected: top + index === mode.cursor, width: columns, glyphs: state.glyphs });
  });
  return [heading(' Commands'), ...lines];
}
