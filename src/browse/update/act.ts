import { type Change, only } from '../effect.ts';
import type { Action } from '../key-table.ts';
import type { State } from '../state.ts';
import { actInList } from './act-in-list.ts';
import { actInRuns } from './act-in-runs.ts';
import { actInTrajectory } from './act-in-trajectory.ts';

/** What an action does, whether it came from a key or from the list of commands. */
export function act(state: State, action: Action): Change {
  switch (action) {
    case 'quit':
    case 'redraw':
    case 'suspend':
    case 'reload':
      return { state, effects: [{ kind: action }] };
    case 'palette':
      return only({ ...state, mode: { kind: 'palette', text: '', cursor: 0 } });
    case 'help':
      return only({ ...state, mode: { kind: 'help', top: 0 } });
    default:
      return actInView(state, action);
  }
}

function actInView(state: State, action: Action): Change {
  switch (state.view) {
    case 'runs':
      return actInRuns(state, action);
    case 'list':
      return actInList(state, action);
    case 'trajectory':
      return state.reader === null ? only(state) : actInTrajectory(state, state.reader, action);
  }
}
