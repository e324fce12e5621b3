import { moveTo } from '../document.ts';
import type { Change } from '../effect.ts';
import { layoutOf } from '../layout.ts';
import { conversationOf, faultySteps, sideOf } from '../panes.ts';
import type { FindingRow } from '../rows.ts';
import type { Reader, State } from '../state.ts';
import { firstRow } from '../tabs/tabs.ts';

/** Opens a finding. Tab, pane and ways of showing stay as they were in the one looked at before. */
export function openRow(state: State, row: FindingRow): Change {
  const before = state.reader;
  if (before?.row.key === row.key && before.opened.status === 'ready') {
    return { state: { ...state, view: 'trajectory' }, effects: [] };
  }
  const start = { cursor: 0, top: 0 };
  const reader: Reader = {
    tab: 0,
    tabBefore: 0,
    focus: 'conversation',
    zoom: false,
    fullResults: false,
    reasoning: true,
    search: '',
    ...before,
    row,
    opened: { status: 'reading' },
    conversation: start,
    side: start,
    match: -1,
  };
  const opened = withTab({ ...state, view: 'trajectory', reader }, reader, reader.tab);
  return { state: opened, effects: [{ kind: 'read-trajectory', row }] };
}

/** Puts the conversation at the step of the fault. */
export function placeAtFault(state: State): State {
  const { reader } = state;
  if (reader === null || reader.opened.status !== 'ready') {
    return state;
  }
  const block = reader.row.finding.step ?? faultySteps(reader.row)[0] ?? 0;
  const document = conversationOf(state, reader);
  const place = { cursor: 0, top: 0 };
  const conversation = moveTo({ document, place, rows: layoutOf(state).paneRows, block, always: true });
  return { ...state, reader: { ...reader, conversation } };
}

/** Opens a tab at the row where the fault shows, else at its beginning. */
export function withTab(state: State, reader: Reader, tab: number): State {
  const next = { ...reader, tab, side: { cursor: 0, top: 0 } };
  const block = firstRow({ tab, finding: reader.row.finding });
  if (block === 0) {
    return { ...state, reader: next };
  }
  const rows = layoutOf({ ...state, reader: next }).paneRows;
  const side = moveTo({ document: sideOf({ ...state, reader: next }, next), place: next.side, rows, block });
  return { ...state, reader: { ...next, side } };
}
