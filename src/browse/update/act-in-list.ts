import { type Change, only } from '../effect.ts';
import type { Action } from '../key-table.ts';
import { layoutOf } from '../layout.ts';
import { nextSortKey } from '../sort-rows.ts';
import { listRows, type State } from '../state.ts';
import { listTarget } from './list-target.ts';
import { openRow } from './open-row.ts';
import { movedList } from './settle.ts';

/** Actions on the list of findings. */
export function actInList(state: State, action: Action): Change {
  const visible = listRows(state);
  const rows = layoutOf(state).listRows;
  const row = visible[state.list.cursor];
  const to = listTarget({ action, cursor: state.list.cursor, rows });
  if (to !== undefined) {
    return only({ ...state, list: movedList({ place: state.list, count: visible.length, rows, to }) });
  }
  switch (action) {
    case 'open':
      return row === undefined ? only(state) : openRow(state, row);
    case 'back':
      if (state.filter !== '') {
        return only(withFilter(state, ''));
      }
      return only(state.files.length > 1 ? { ...state, view: 'runs' } : state);
    case 'close':
      return state.files.length > 1 ? only({ ...state, view: 'runs' }) : { state, effects: [{ kind: 'quit' }] };
    case 'filter':
      return only({ ...state, mode: { kind: 'prompt', purpose: 'filter', text: state.filter, before: state.filter } });
    case 'sort':
      return only(keepSelected(state, { ...state, sort: nextSortKey(state.sort) }));
    case 'copy':
      if (row === undefined) {
        return only(state);
      }
      return { state, effects: [{ kind: 'copy', what: 'the id', text: row.finding.trajectory }] };
    case 'editor':
    case 'pager':
      return row === undefined ? only(state) : { state, effects: [{ kind: 'show', program: action, row }] };
    default:
      return only(state);
  }
}

/** The list with another filter; the cursor stays on its finding where that is still shown. */
export function withFilter(state: State, filter: string): State {
  return keepSelected(state, { ...state, filter });
}

function keepSelected(before: State, after: State): State {
  const selected = listRows(before)[before.list.cursor]?.key;
  const rows = listRows(after);
  const found = rows.findIndex((row) => row.key === selected);
  const to = found === -1 ? 0 : found;
  const place = { ...after.list, cursor: to };
  return { ...after, list: movedList({ place, count: rows.length, rows: layoutOf(after).listRows, to }) };
}
