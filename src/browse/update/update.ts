import { type Change, type Event, only } from '../effect.ts';
import { actionFor } from '../key-table.ts';
import { toRows } from '../rows.ts';
import { listRows, type State } from '../state.ts';
import { act } from './act.ts';
import { placeAtFault } from './open-row.ts';
import { settle } from './settle.ts';
import { updateHelp } from './update-help.ts';
import { updatePalette } from './update-palette.ts';
import { updatePrompt } from './update-prompt.ts';

/** The whole behaviour of the browser: one event in, the next state out. Nothing is read, written or timed here. */
export function update(state: State, event: Event): Change {
  switch (event.kind) {
    case 'key':
      return updateKey({ ...state, notice: null }, event.name);
    case 'resize':
      return only(settle({ ...state, size: { columns: event.columns, rows: event.rows } }));
    case 'opened': {
      const { reader } = state;
      if (reader === null || reader.row.key !== event.key) {
        return only(state);
      }
      return only(placeAtFault({ ...state, reader: { ...reader, opened: event.opened } }));
    }
    case 'reloaded':
      return only(reloaded(state, event.files));
    case 'notice':
      return only({ ...state, notice: event.text });
  }
}

// One owner of input per mode: exactly one of these sees a key.
function updateKey(state: State, key: string): Change {
  if (key === 'Ctrl-c') {
    return act(state, 'quit');
  }
  switch (state.mode.kind) {
    case 'prompt':
      return only(updatePrompt({ state, mode: state.mode, key }));
    case 'palette':
      return updatePalette({ state, mode: state.mode, key });
    case 'help':
      return only(updateHelp({ state, mode: state.mode, key }));
    case 'keys': {
      const action = actionFor({ key, view: state.view });
      return action === undefined ? only(state) : act(state, action);
    }
  }
}

function reloaded(state: State, files: State['files']): State {
  const selected = listRows(state)[state.list.cursor]?.key;
  const next = { ...state, files, allRows: toRows(files), notice: 'The findings were read again.' };
  const reader = state.reader;
  const row = next.allRows.find(({ key }) => key === reader?.row.key);
  const cursor = listRows(next).findIndex(({ key }) => key === selected);
  return settle({
    ...next,
    list: { ...next.list, cursor: cursor === -1 ? next.list.cursor : cursor },
    reader: reader === null || row === undefined ? null : { ...reader, row },
    view: state.view === 'trajectory' && row === undefined ? 'list' : state.view,
  });
}
