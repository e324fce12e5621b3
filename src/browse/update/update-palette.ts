import { clamp } from '../document.ts';
import { type Change, only } from '../effect.ts';
import type { Mode, State } from '../state.ts';
import { act } from './act.ts';
import { paletteRows } from './palette-rows.ts';
import { editedText } from './update-prompt.ts';

type Palette = Extract<Mode, { kind: 'palette' }>;

/** A key while the list of commands is open. */
export function updatePalette({ state, mode, key }: { state: State; mode: Palette; key: string }): Change {
  const rows = paletteRows({ view: state.view, text: mode.text });
  const closed: State = { ...state, mode: { kind: 'keys' } };
  switch (key) {
    case 'Esc':
      return only(closed);
    case 'Enter': {
      const row = rows[mode.cursor];
      return row === undefined ? only(closed) : act(closed, row.action);
    }
    case 'Down':
    case 'Tab':
    case 'Ctrl-n':
      return only({ ...state, mode: { ...mode, cursor: clamp(mode.cursor + 1, 0, rows.length - 1) } });
    case 'Up':
    case 'Shift-Tab':
    case 'Ctrl-p':
      return only({ ...state, mode: { ...mode, cursor: clamp(mode.cursor - 1, 0, rows.length - 1) } });
    default: {
      const text = editedText(mode.text, key);
      return only(text === undefined ? state : { ...state, mode: { ...mode, text, cursor: 0 } });
    }
  }
}
