import { messagePlainText } from '../conversation/message-text.ts';
import { clampTop, moveTo, type Place, scrollBy } from '../document.ts';
import { type Change, only } from '../effect.ts';
import type { Action } from '../key-table.ts';
import { layoutOf, twoPaneColumns } from '../layout.ts';
import { lineText } from '../line.ts';
import { conversationOf, faultySteps, messageAt, sideOf } from '../panes.ts';
import { listRows, type Reader, type State } from '../state.ts';
import { rawTab, tabs } from '../tabs/tabs.ts';
import { scrollDelta } from './list-target.ts';
import { openRow, withTab } from './open-row.ts';
import { searchNext } from './search-next.ts';
import { settle } from './settle.ts';

/** Actions inside a trajectory. */
export function actInTrajectory(state: State, reader: Reader, action: Action): Change {
  const rows = layoutOf(state).paneRows;
  const by = scrollDelta({ action, rows });
  if (by !== undefined) {
    return only(movePane(state, reader, (part) => scrollBy({ ...part, rows, by })));
  }
  const step = reader.conversation.cursor;
  switch (action) {
    case 'top':
      return only(movePane(state, reader, () => ({ cursor: 0, top: 0 })));
    case 'bottom':
      return only(movePane(state, reader, ({ document }) => endOf(document, rows)));
    case 'next-step':
      return only(toStep(state, reader, step + 1));
    case 'previous-step':
      return only(toStep(state, reader, step - 1));
    case 'first-step':
      return only(toStep(state, reader, 0));
    case 'last-step':
      return only(toStep(state, reader, Number.MAX_SAFE_INTEGER));
    case 'next-fault':
      return only(toFault(state, reader, (faulty) => faulty.find((at) => at > step)));
    case 'previous-fault':
      return only(toFault(state, reader, (faulty) => faulty.findLast((at) => at < step)));
    case 'next-trajectory':
      return otherTrajectory(state, reader, 1);
    case 'previous-trajectory':
      return otherTrajectory(state, reader, -1);
    case 'open':
      return only(followCursor(state, reader));
    case 'back':
      if (reader.search === '') {
        return only({ ...state, view: 'list' });
      }
      return only(settle({ ...state, reader: { ...reader, search: '', match: -1 } }));
    case 'close':
      return only({ ...state, view: 'list' });
    case 'other-pane':
      return only(focusOn(state, reader, reader.focus === 'side' ? 'conversation' : 'side'));
    case 'next-tab':
      return only(toTab(state, reader, (reader.tab + 1) % tabs.length));
    case 'previous-tab':
      return only(toTab(state, reader, (reader.tab + tabs.length - 1) % tabs.length));
    case 'raw':
      return only(toTab(state, reader, reader.tab === rawTab ? reader.tabBefore : rawTab));
    case 'search':
      return only({
        ...state,
        mode: { kind: 'prompt', purpose: 'search', text: reader.search, before: reader.search },
      });
    case 'next-match':
      return only(searchNext(state, reader, 1));
    case 'previous-match':
      return only(searchNext(state, reader, -1));
    case 'full-results':
      return only(settle({ ...state, reader: { ...reader, fullResults: !reader.fullResults } }));
    case 'reasoning':
      return only(settle({ ...state, reader: { ...reader, reasoning: !reader.reasoning } }));
    case 'zoom':
      return only(zoomed(state, reader));
    case 'copy':
      return copied(state, reader);
    case 'editor':
    case 'pager':
      return { state, effects: [{ kind: 'show', program: action, row: reader.row }] };
    default:
      return only(action.startsWith('tab-') ? toTab(state, reader, Number(action.slice(4)) - 1) : state);
  }
}

type Part = { readonly document: ReturnType<typeof sideOf>; readonly place: Place };

function movePane(state: State, reader: Reader, move: (part: Part) => Place): State {
  if (reader.focus === 'side') {
    const side = move({ document: sideOf(state, reader), place: reader.side });
    return { ...state, reader: { ...reader, side } };
  }
  const conversation = move({ document: conversationOf(state, reader), place: reader.conversation });
  return { ...state, reader: { ...reader, conversation } };
}

function endOf(document: Part['document'], rows: number): Place {
  const top = clampTop({ document, top: Number.MAX_SAFE_INTEGER, rows });
  return { cursor: Math.max(0, document.blocks.length - 1), top };
}

function toStep(state: State, reader: Reader, block: number): State {
  const document = conversationOf(state, reader);
  const rows = layoutOf(state).paneRows;
  const conversation = moveTo({ document, place: reader.conversation, rows, block });
  return { ...state, reader: { ...reader, conversation } };
}

function toFault(state: State, reader: Reader, choose: (faulty: readonly number[]) => number | undefined): State {
  const faulty = faultySteps(reader.row);
  const step = choose(faulty);
  if (step !== undefined) {
    return toStep(state, reader, step);
  }
  const notice = faulty.length === 0 ? 'No fault of this run names a step.' : 'No further faulty step this way.';
  return { ...state, notice };
}

function otherTrajectory(state: State, reader: Reader, by: number): Change {
  const visible = listRows(state);
  const at = visible.findIndex((row) => row.key === reader.row.key);
  const row = visible[at + by];
  if (at === -1 || row === undefined) {
    return only({ ...state, notice: 'No further trajectory this way.' });
  }
  const { state: opened, effects } = openRow({ ...state, list: { ...state.list, cursor: at + by } }, row);
  return { state: settle(opened), effects };
}

function followCursor(state: State, reader: Reader): State {
  if (reader.focus === 'conversation') {
    return focusOn(state, reader, 'side');
  }
  const step = sideOf(state, reader).blocks[reader.side.cursor]?.step ?? null;
  if (step === null) {
    return { ...state, notice: 'The cursor is on nothing that names a step.' };
  }
  return toStep(state, { ...reader, focus: 'conversation' }, step);
}

function focusOn(state: State, reader: Reader, focus: Reader['focus']): State {
  return settle({ ...state, reader: { ...reader, focus } });
}

function toTab(state: State, reader: Reader, tab: number): State {
  const tabBefore = reader.tab === rawTab ? reader.tabBefore : reader.tab;
  const onePane = layoutOf(state).panes !== 'both';
  return withTab(state, { ...reader, tabBefore, focus: onePane ? 'side' : reader.focus }, tab);
}

function zoomed(state: State, reader: Reader): State {
  if (state.size.columns >= twoPaneColumns) {
    return settle({ ...state, reader: { ...reader, zoom: !reader.zoom } });
  }
  return { ...state, notice: `Two panes need ${twoPaneColumns} columns; Tab shows the other one.` };
}

function copied(state: State, reader: Reader): Change {
  if (reader.focus === 'side') {
    const lines = sideOf(state, reader).blocks.flatMap((block) => block.lines.map(lineText));
    const what = `the tab ${tabs[reader.tab]?.title ?? ''}`;
    return { state, effects: [{ kind: 'copy', what, text: lines.map((line) => line.trimEnd()).join('\n') }] };
  }
  const step = reader.conversation.cursor;
  const message = messageAt(reader, step);
  if (message === null) {
    return only({ ...state, notice: 'There is no message to copy.' });
  }
  return { state, effects: [{ kind: 'copy', what: `step ${step}`, text: messagePlainText({ message, step }) }] };
}
