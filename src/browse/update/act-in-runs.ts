import { type Change, only } from '../effect.ts';
import type { Action } from '../key-table.ts';
import { layoutOf } from '../layout.ts';
import type { State } from '../state.ts';
import { listTarget } from './list-target.ts';
import { movedList } from './settle.ts';

/** Actions on the screen of findings files. */
export function actInRuns(state: State, action: Action): Change {
  const rows = layoutOf(state).listRows;
  const to = listTarget({ action, cursor: state.runs.cursor, rows });
  if (to !== undefined) {
    return only({ ...state, runs: movedList({ place: state.runs, count: state.files.length, rows, to }) });
  }
  if (action === 'open') {
    const same = state.file === state.runs.cursor;
    const list = same ? state.list : { cursor: 0, top: 0 };
    return only({ ...state, view: 'list', file: state.runs.cursor, list, filter: same ? state.filter : '' });
  }
  if (action === 'close') {
    return { state, effects: [{ kind: 'quit' }] };
  }
  return only(state);
}
