import { clamp } from '../document.ts';
import { actionFor } from '../key-table.ts';
import { layoutOf } from '../layout.ts';
import { helpLines } from '../screen/help-lines.ts';
import type { Mode, State } from '../state.ts';
import { listTarget } from './list-target.ts';

type Help = Extract<Mode, { kind: 'help' }>;

/** A key while the help is open: movements scroll, any other key closes it. */
export function updateHelp({ state, mode, key }: { state: State; mode: Help; key: string }): State {
  const action = actionFor({ key, view: state.view });
  const { columns, rows } = layoutOf(state);
  const to = action === undefined ? undefined : listTarget({ action, cursor: mode.top, rows: rows - 1 });
  if (to === undefined) {
    return { ...state, mode: { kind: 'keys' } };
  }
  const height = helpLines({ view: state.view, columns }).length;
  return { ...state, mode: { ...mode, top: clamp(to, 0, Math.max(0, height - (rows - 1))) } };
}
