import { layoutOf } from '../layout.ts';
import { fitLine, type Line } from '../line.ts';
import type { State } from '../state.ts';
import { helpScreen } from './help-lines.ts';
import { listScreen } from './list-screen.ts';
import { paletteScreen } from './palette-screen.ts';
import { runsScreen } from './runs-screen.ts';
import { statusLine } from './status-line.ts';
import { trajectoryScreen } from './trajectory-screen.ts';

/**
 * The whole screen as rows of exactly the terminal's width, one fewer than the terminal has. All that is drawn is decided
 * here, from the state alone.
 */
export function screenLines(state: State): readonly Line[] {
  const { columns, rows } = layoutOf(state);
  const body = bodyLines(state).slice(0, rows - 1);
  const filled: Line[] = [...body, ...Array.from({ length: rows - 1 - body.length }, () => [])];
  return [...filled, statusLine(state)].map((line) => fitLine({ line, width: columns, mark: state.glyphs.cut }));
}

function bodyLines(state: State): readonly Line[] {
  if (state.mode.kind === 'help') {
    return helpScreen({ state, top: state.mode.top });
  }
  if (state.mode.kind === 'palette') {
    return paletteScreen({ state, mode: state.mode });
  }
  switch (state.view) {
    case 'runs':
      return runsScreen(state);
    case 'list':
      return listScreen(state);
    case 'trajectory':
      return state.reader === null ? [] : trajectoryScreen(state, state.reader);
  }
}
